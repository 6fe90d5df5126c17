package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.convert.Bundle;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Writes an export to the disk: a folder, or an archive where the name ends in `.zip`.
///
/// Thread: any but the FX thread, since it blocks.
///
/// @param sources finds a file that the configuration names
record BundleWriting(Function<String, Path> sources) {
    private static final String SECRETS = "secrets.yaml";

    /// How it is written.
    ///
    /// @param withFiles whether the files that the texts name come along, private keys among them
    /// @param force whether what is there already may be replaced
    record Manner(boolean withFiles, boolean force) {}

    /// Whether a name asks for an archive.
    static boolean isArchive(Path out) {
        return String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /// Writes all of it.
    ///
    /// @return why that failed; empty if it is done
    Optional<Problem> write(Bundle bundle, Path out, Manner manner) {
        try {
            if (isArchive(out)) {
                archive(bundle, out, manner);
            } else {
                folder(bundle, out, manner);
            }
            return Optional.empty();
        } catch (FileAlreadyExistsException _) {
            return Optional.of(Problem.general("convert.there", out));
        } catch (Missing e) {
            return Optional.of(Problem.general("convert.missing", e.file));
        } catch (IOException _) {
            return Optional.of(Problem.general("convert.notWritten", out));
        }
    }

    /// Writes the main text alone.
    ///
    /// @return why that failed; empty if it is done
    static Optional<Problem> single(Bundle bundle, Path out, boolean force) {
        try {
            if (Files.exists(out) && !force) {
                return Optional.of(Problem.general("convert.there", out));
            }
            Files.writeString(out, bundle.mainText());
            return Optional.empty();
        } catch (IOException _) {
            return Optional.of(Problem.general("convert.notWritten", out));
        }
    }

    /// A file that the configuration names and that cannot be read.
    private static final class Missing extends IOException {
        private static final long serialVersionUID = 1;

        private final String file;

        Missing(String file, IOException cause) {
            super(cause);
            this.file = file;
        }
    }

    /// First beside its place: what is there stays as it is until the new one is whole.
    private void archive(Bundle bundle, Path out, Manner manner) throws IOException {
        if (Files.exists(out) && !manner.force()) {
            throw new FileAlreadyExistsException(out.toString());
        }
        Path place = out.toAbsolutePath();
        // Made readable by its owner only, because it may hold keys.
        Path made = Files.createTempFile(place.getParent(), ".yaomote", ".zip");
        try {
            Files.delete(made);
            Map<String, ?> settings = Map.of("create", "true", "enablePosixFileAttributes", "true");
            try (FileSystem zip = FileSystems.newFileSystem(made, settings)) {
                parts(bundle, zip.getPath("/"), manner);
            }
            permit(made, manner.withFiles() ? "rw-------" : "rw-r--r--");
            Files.move(made, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void folder(Bundle bundle, Path out, Manner manner) throws IOException {
        if (Files.exists(out) && !manner.force() && !isEmptyFolder(out)) {
            throw new FileAlreadyExistsException(out.toString());
        }
        Files.createDirectories(out);
        parts(bundle, out, manner);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private void parts(Bundle bundle, Path root, Manner manner) throws IOException {
        for (Bundle.Part part : bundle.parts()) {
            Path file = root.resolve(part.name());
            Path above = file.getParent();
            if (above != null) {
                Files.createDirectories(above);
            }
            boolean isSecret = part.name().equals(SECRETS);
            String rights = part.isProgram() ? "rwxr-xr-x" : isSecret ? "rw-------" : "rw-r--r--";
            fill(file, part.text(), rights);
        }
        boolean isBesides = bundle.needed().stream().allMatch(n -> n.target().startsWith("/"));
        if (manner.withFiles() && isBesides) {
            for (Bundle.Needed needed : bundle.needed()) {
                copy(needed, root.resolve("files"));
            }
        }
    }

    /// The rights come first: a key is never readable by others, not even for a moment.
    private static void fill(Path file, String text, String rights) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        permit(file, rights);
        Files.writeString(file, text);
    }

    private void copy(Bundle.Needed needed, Path folder) throws IOException {
        Path source = sources.apply(needed.source());
        if (Files.isDirectory(source)) {
            return;
        }
        Files.createDirectories(folder);
        Path target = folder.resolve(needed.name());
        Files.deleteIfExists(target);
        Files.createFile(target);
        permit(target, "rw-------");
        try {
            Files.write(target, Files.readAllBytes(source));
        } catch (IOException e) {
            throw new Missing(needed.source(), e);
        }
    }

    private static void permit(Path file, String rights) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(rights));
        }
    }
}
