package org.yaomote.app;

import org.yaomote.pound.PoundFiles;
import org.yaomote.pound.PoundSource;
import org.yaomote.store.EncodedText;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/// The files that a pound.cfg includes, from the disk.
final class IncludedFiles implements PoundFiles {
    private static final int MOST_BYTES = 16 << 20;

    private final Path main;
    private final String mainName;

    /// @param main file that includes the others
    /// @param name what it is called, also where it is included itself
    IncludedFiles(Path main, String name) {
        this.main = main.toAbsolutePath().normalize();
        this.mainName = name;
    }

    /// The files that this one includes, which is called by its path.
    IncludedFiles(Path main) {
        this(main, main.toString());
    }

    @Override
    public Found find(String asker, String folder, String name) {
        try {
            Path beside = Path.of(asker).toAbsolutePath().resolveSibling("");
            Path base = folder.isEmpty() ? beside : beside.resolve(folder);
            return isPattern(name) ? matching(base, name) : named(base.resolve(name).normalize());
        } catch (InvalidPathException | PatternSyntaxException _) {
            return new Found.Missing();
        } catch (IOException _) {
            return new Found.Unreadable(name);
        }
    }

    private static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    /// As in a shell: a wildcard in the last part of the name only, and hidden files are not meant.
    private Found matching(Path base, String name) throws IOException {
        int cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf(java.io.File.separatorChar));
        Path folder = base.resolve(name.substring(0, cut + 1)).normalize();
        return Files.isDirectory(folder)
                ? read(files(folder, name.substring(cut + 1)))
                : new Found.Missing();
    }

    private Found named(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return read(files(path, "*"));
        }
        return Files.exists(path) ? read(List.of(path)) : new Found.Missing();
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            for (Path path : found) {
                boolean isHidden = ("" + path.getFileName()).startsWith(".");
                if (!isHidden && Files.isRegularFile(path)) {
                    files.add(path);
                }
            }
        }
        files.sort(null);
        return files;
    }

    private Found read(List<Path> files) {
        List<PoundSource> sources = new ArrayList<>();
        for (Path file : files) {
            try {
                if (Files.size(file) > MOST_BYTES) {
                    return new Found.Unreadable(file.toString());
                }
                Optional<EncodedText> text = EncodedText.of(Files.readAllBytes(file));
                if (text.filter(t -> !holdsKey(t.text())).isEmpty()) {
                    return new Found.Unreadable(file.toString());
                }
                sources.add(source(file, text.get()));
            } catch (IOException _) {
                return new Found.Unreadable(file.toString());
            }
        }
        return new Found.Texts(sources);
    }

    /// A key that is named by mistake is shown to nobody, and no line of it in any message.
    private static boolean holdsKey(String text) {
        return text.contains("-----BEGIN");
    }

    private PoundSource source(Path file, EncodedText text) {
        String name = file.equals(main) ? mainName : file.toString();
        String encoding = text.isUtf8() ? "" : text.charset().name();
        return new PoundSource(name, text.text(), encoding);
    }
}
