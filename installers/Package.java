import java.nio.file.Path;
import java.util.List;

/// Makes the packages of this system out of what `mvn package` left in `target/yaomote`.
///
/// Run by a JDK 25: `java installers/Package.java`, which compiles the files beside it as well. The
/// scripts in the folders of the systems do that after building the program. Results are in
/// `target/packages`.
///
/// - `--fast` the app image only, without what takes long: for a look whether it starts
/// - `--dry-run` prints every step instead of taking it, but checks all that goes in
/// - `--system linux|windows|macos` another system than this one, in a dry run only: runtimes and
///   packages are made where they are to run
/// - `--loose` packs quickly instead of small, to try them
/// - `--again` takes the app image that is there, to pack it as another version
/// - `--version X` another version than the build's, to try an upgrade
/// - `--jar FILE` the program's own jar, with what it was changed by since `mvn package`
final class Package {
    private Package() {}

    public static void main(String[] args) throws Exception {
        Options options = Options.of(args);
        Steps steps = new Steps(options.dry());
        steps.section("what goes in");
        Material material = Material.of(Path.of("").toAbsolutePath(), options);
        List<String> missing = Checks.of(material);
        missing.forEach(sentence -> System.err.println("package: " + sentence));
        if (!missing.isEmpty()) {
            System.exit(1);
        }
        steps.note("all of it is there and well formed; version " + material.version());
        steps.folder(material.out());
        AppImage image = options.again() ? AppImage.of(material) : image(material, options, steps);
        if (!options.fast()) {
            switch (material.system()) {
                case LINUX -> new LinuxPackages(material, image, steps).make();
                case WINDOWS -> new WindowsPackages(material, image, steps).make();
                case MACOS -> new MacPackages(material, image, steps).make();
            }
        }
        steps.section(options.dry() ? "dry run: nothing of this was run" : "done");
        steps.results(material.out());
    }

    private static AppImage image(Material material, Options options, Steps steps)
            throws Exception {
        steps.empty(material.work());
        AppImage image = AppImage.make(material, steps);
        if (!options.fast()) {
            new Training(material, image, steps).learn();
        }
        image.withoutTools(material.system(), steps);
        return image;
    }
}
