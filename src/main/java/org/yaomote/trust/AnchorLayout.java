package org.yaomote.trust;

import org.yaomote.programs.Surroundings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a kind of Linux keeps the system's store.
///
/// An administrator puts files into a folder, and a program makes of all such files one that
/// programs read.
///
/// @param label the kind
/// @param anchors the folder
/// @param end of the names of files in it
/// @param bundle the file that programs read
/// @param update what makes it anew
/// @param forget the same after a file was taken away
record AnchorLayout(
        String label,
        Path anchors,
        String end,
        Path bundle,
        List<String> update,
        List<String> forget) {
    AnchorLayout {
        update = List.copyOf(update);
        forget = List.copyOf(forget);
    }

    /// Whichever this system has.
    static Optional<AnchorLayout> of(Surroundings around) {
        return Stream.of(fedora(around), arch(around), suse(around), debian(around))
                .filter(layout -> Files.isDirectory(layout.anchors()))
                .filter(layout -> Files.exists(layout.bundle()))
                .findFirst();
    }

    /// The man page update-ca-certificates(8). After a removal, `--fresh` also takes away the links
    /// in the folder of certificates.
    static AnchorLayout debian(Surroundings around) {
        return new AnchorLayout(
                "Debian, Ubuntu",
                around.file("usr/local/share/ca-certificates"),
                ".crt",
                around.file("etc/ssl/certs/ca-certificates.crt"),
                List.of("update-ca-certificates"),
                List.of("update-ca-certificates", "--fresh"));
    }

    /// The man page update-ca-trust(8).
    private static AnchorLayout fedora(Surroundings around) {
        return new AnchorLayout(
                "Fedora, RHEL",
                around.file("etc/pki/ca-trust/source/anchors"),
                ".pem",
                around.file("etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
                List.of("update-ca-trust", "extract"),
                List.of("update-ca-trust", "extract"));
    }

    private static AnchorLayout arch(Surroundings around) {
        return new AnchorLayout(
                "Arch",
                around.file("etc/ca-certificates/trust-source/anchors"),
                ".crt",
                around.file("etc/ca-certificates/extracted/tls-ca-bundle.pem"),
                List.of("update-ca-trust", "extract"),
                List.of("update-ca-trust", "extract"));
    }

    private static AnchorLayout suse(Surroundings around) {
        return new AnchorLayout(
                "openSUSE",
                around.file("etc/pki/trust/anchors"),
                ".pem",
                around.file("var/lib/ca-certificates/ca-bundle.pem"),
                List.of("update-ca-certificates"),
                List.of("update-ca-certificates"));
    }

    /// The file of an authority.
    Path file(Anchor anchor) {
        return anchors.resolve(anchor.stem() + end);
    }
}
