import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The `.dmg`.
///
/// The program's own lines go into the Info.plist that jpackage wrote, whatever else is in it; then
/// the folder is signed anew, with the identity of `YAOMOTE_SIGN` or with none, which macOS starts
/// after a right click only.
final class MacPackages {
    private final Material material;
    private final AppImage image;
    private final Steps steps;

    MacPackages(Material material, AppImage image, Steps steps) {
        this.material = material;
        this.image = image;
        this.steps = steps;
    }

    /// jpackage refuses a version for macOS that begins with 0: it gets a 1 there, and the true one
    /// is written into the Info.plist afterwards.
    static String accepted(Material material) {
        String version = material.version();
        return material.system() == Target.MACOS && version.startsWith("0.")
                ? "1" + version.substring(1)
                : version;
    }

    void make() throws IOException, InterruptedException {
        steps.section("what macOS shall know");
        Path contents = image.home().resolve("Contents");
        Path info = contents.resolve("Info.plist");
        String before =
                steps.isDry()
                        ? "<plist version=\"1.0\"><dict>\n</dict></plist>\n"
                        : Files.readString(info);
        steps.write(info, merged(before, own()));
        for (String language : List.of("en", "ja")) {
            steps.copy(
                    material.own(language + ".strings"),
                    contents.resolve("Resources/" + language + ".lproj/InfoPlist.strings"));
        }
        for (String plist : List.of("agent.plist", "daemon.plist")) {
            steps.copy(material.own(plist), contents.resolve("Resources/launchd").resolve(plist));
        }
        String identity = System.getenv().getOrDefault("YAOMOTE_SIGN", "-");
        steps.program(
                List.of(
                        "codesign",
                        "--force",
                        "--deep",
                        "--options",
                        "runtime",
                        "--entitlements",
                        material.own("entitlements.plist").toString(),
                        "--sign",
                        identity,
                        image.home().toString()));
        steps.section("the .dmg");
        steps.tool(
                "jpackage",
                List.of(
                        "--type",
                        "dmg",
                        "--app-image",
                        image.home().toString(),
                        "--name",
                        "Yaomote",
                        "--app-version",
                        accepted(material),
                        "--dest",
                        material.out().toString()));
        if (!steps.isDry()) {
            Files.move(
                    material.out().resolve("Yaomote-" + accepted(material) + ".dmg"),
                    material.out().resolve("Yaomote-" + material.version() + ".dmg"));
        }
    }

    /// Our keys, as they stand between `<dict>` and `</dict>`.
    private String own() throws IOException {
        String plist = Files.readString(material.own("Info.plist"));
        return plist.substring(plist.indexOf("<dict>") + 6, plist.lastIndexOf("</dict>")).strip();
    }

    private String merged(String plist, String own) {
        int end = plist.lastIndexOf("</dict>");
        String whole = plist.substring(0, end) + own + "\n" + plist.substring(end);
        return whole.replaceAll(
                "(<key>CFBundleShortVersionString</key>\\s*<string>)[^<]*",
                "$1" + material.version());
    }
}
