import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The `.msi` and the portable `.zip`.
///
/// Needs the WiX tools for the first. The installer is for one user and asks for no rights.
final class WindowsPackages {
    /// By this Windows knows a newer version as the same program: never to be changed.
    private static final String UPGRADE = "5b4f4a0e-6a3c-4d6e-9c39-6f1c2a7de0b1";

    private final Material material;
    private final AppImage image;
    private final Steps steps;

    WindowsPackages(Material material, AppImage image, Steps steps) {
        this.material = material;
        this.image = image;
        this.steps = steps;
    }

    void make() throws IOException, InterruptedException {
        steps.section("the .msi");
        steps.copy(material.own("service.ps1"), image.home().resolve("service.ps1"));
        steps.tool(
                "jpackage",
                List.of(
                        "--type",
                        "msi",
                        "--app-image",
                        image.home().toString(),
                        "--name",
                        "Yaomote",
                        "--app-version",
                        material.version(),
                        "--vendor",
                        "Yaomote",
                        "--description",
                        material.flags().getProperty("description"),
                        "--dest",
                        material.out().toString(),
                        "--file-associations",
                        material.own("association.properties").toString(),
                        "--win-per-user-install",
                        "--win-menu",
                        "--win-menu-group",
                        "Yaomote",
                        "--win-shortcut",
                        "--win-dir-chooser",
                        "--win-upgrade-uuid",
                        UPGRADE));
        steps.section("the portable .zip");
        Path zip = material.out().resolve("Yaomote-" + material.version() + "-windows.zip");
        // The tar of Windows 10 and later writes zips, and keeps times to the second.
        steps.program(
                List.of(
                        "tar",
                        "-a",
                        "-c",
                        "-f",
                        zip.toString(),
                        "-C",
                        image.home().getParent().toString(),
                        image.home().getFileName().toString()));
    }
}
