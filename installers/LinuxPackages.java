import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `.deb`, the `.rpm` and the portable `.tar.gz`.
///
/// Made by dpkg-deb and rpmbuild themselves and not by jpackage, whose packages hold one folder
/// only: menu entry, file types, icons, units and the link in `/usr/bin` would be written by
/// scripts while installing. So every file belongs to the package, and goes with it. Decision 0050.
final class LinuxPackages {
    private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private final Material material;
    private final AppImage image;
    private final Steps steps;

    LinuxPackages(Material material, AppImage image, Steps steps) {
        this.material = material;
        this.image = image;
        this.steps = steps;
    }

    void make() throws IOException, InterruptedException {
        Path tree = material.work().resolve("tree");
        steps.section("the files as they are installed");
        steps.delete(tree);
        files(tree);
        Manual.write(material, image, tree.resolve("usr/share/man"), steps);
        steps.section("the .deb");
        deb(tree);
        steps.section("the .rpm");
        rpm(tree);
        steps.section("the portable .tar.gz");
        tarball(tree.resolve("usr/share/man"));
    }

    private void files(Path tree) throws IOException {
        Path share = tree.resolve("usr/share");
        steps.copyTree(image.home(), tree.resolve("usr/lib/yaomote"));
        steps.link(tree.resolve("usr/bin/yaomote"), "../lib/yaomote/bin/yaomote");
        steps.copy(material.own("yaomote.desktop"), share.resolve("applications/yaomote.desktop"));
        steps.copy(material.own("mime.xml"), share.resolve("mime/packages/yaomote.xml"));
        Path icons = share.resolve("icons/hicolor");
        for (int size : ICONS) {
            Path folder = icons.resolve(size + "x" + size);
            steps.copy(material.icon(size), folder.resolve("apps/yaomote.png"));
        }
        steps.copy(
                material.root().resolve("assets/icon/yaomote.svg"),
                icons.resolve("scalable/apps/yaomote.svg"));
        steps.copy(material.own("copyright"), share.resolve("doc/yaomote/copyright"));
        Path systemd = tree.resolve("usr/lib/systemd");
        steps.copy(material.own("yaomote.service"), systemd.resolve("system/yaomote.service"));
        steps.copy(material.own("yaomote-user.service"), systemd.resolve("user/yaomote.service"));
        steps.copy(material.own("sysusers.conf"), tree.resolve("usr/lib/sysusers.d/yaomote.conf"));
    }

    private void deb(Path tree) throws IOException, InterruptedException {
        String processor = Material.processor().equals("aarch64") ? "arm64" : "amd64";
        long kilobytes = steps.isDry() ? 0 : Steps.size(tree) / 1024;
        Path debian = tree.resolve("DEBIAN");
        steps.write(
                debian.resolve("control"),
                material.filled("control")
                        .replace("@processor@", processor)
                        .replace("@kilobytes@", String.valueOf(kilobytes)));
        for (String script : List.of("postinst", "prerm", "postrm")) {
            steps.write(debian.resolve(script), material.filled(script));
            steps.executable(debian.resolve(script));
        }
        Path deb =
                material.out().resolve("yaomote_" + material.version() + "_" + processor + ".deb");
        steps.program(
                List.of(
                        "dpkg-deb",
                        "--root-owner-group",
                        material.loose() ? "-Zzstd" : "-Zxz",
                        material.loose() ? "-z1" : "-z6",
                        "--build",
                        tree.toString(),
                        deb.toString()));
        // What stands in it is dpkg's alone.
        steps.delete(debian);
    }

    private void rpm(Path tree) throws IOException, InterruptedException {
        Path top = material.work().resolve("rpm");
        Path spec = top.resolve("yaomote.spec");
        steps.write(spec, material.filled("yaomote.spec"));
        List<String> command = new ArrayList<>(List.of("rpmbuild", "-bb", "--quiet"));
        for (String define :
                List.of(
                        "_topdir " + top,
                        "_rpmdir " + material.out(),
                        "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
                        "tree " + tree,
                        "_binary_payload " + (material.loose() ? "w1.zstdio" : "w6T0.xzdio"))) {
            command.addAll(List.of("--define", define));
        }
        String arch = Material.processor().equals("aarch64") ? "aarch64" : "x86_64";
        command.addAll(List.of("--target", arch + "-linux", spec.toString()));
        steps.program(command);
    }

    private void tarball(Path man) throws IOException, InterruptedException {
        Path folder = material.work().resolve("portable/yaomote-" + material.version());
        steps.delete(folder.getParent());
        steps.copyTree(image.home(), folder);
        steps.copy(material.own("yaomote.desktop"), folder.resolve("share/yaomote.desktop"));
        steps.copy(material.own("mime.xml"), folder.resolve("share/mime.xml"));
        steps.copy(material.own("yaomote-user.service"), folder.resolve("share/yaomote.service"));
        steps.copy(material.icon(256), folder.resolve("share/yaomote.png"));
        steps.copy(material.own("copyright"), folder.resolve("share/copyright"));
        steps.copyTree(man, folder.resolve("share/man"));
        String processor = Material.processor().equals("aarch64") ? "aarch64" : "x86_64";
        String name = "yaomote-" + material.version() + "-linux-" + processor + ".tar.gz";
        steps.program(
                List.of(
                        "tar",
                        "--create",
                        "--use-compress-program",
                        material.loose() ? "gzip -1" : "gzip -9",
                        "--sort=name",
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "--directory",
                        folder.getParent().toString(),
                        "--file",
                        material.out().resolve(name).toString(),
                        folder.getFileName().toString()));
        steps.delete(folder.getParent());
    }
}
