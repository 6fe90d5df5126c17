package org.yaomote.tls;

import org.yaomote.config.Problem;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// The files that one entry of a listener's certificates stands for: itself; all files of a folder;
/// or those of a folder whose names are like a pattern with `*`, `?` or brackets (Pound's `Cert`).
/// In the order of their names; hidden ones are left out.
///
/// Blocks.
final class CertificateFiles {
    private CertificateFiles() {}

    /// Finds them.
    ///
    /// @param problems told if there are none
    static List<PemFile.Place> of(Path base, String entry, String field, List<Problem> problems) {
        String pattern = pattern(entry);
        if (pattern.isEmpty()) {
            Path file = base.resolve(entry);
            return Files.isDirectory(file)
                    ? within(new PemFile.Place(file, field), "*", problems)
                    : List.of(new PemFile.Place(file, field));
        }
        Path folder = base.resolve(entry.substring(0, entry.length() - pattern.length()));
        return within(new PemFile.Place(folder, field), pattern, problems);
    }

    /// What stands behind the last slash if it is a pattern; a file of that very name is no
    /// pattern.
    private static String pattern(String entry) {
        int slash = Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\'));
        String last = entry.substring(slash + 1);
        return last.chars().anyMatch(c -> c == '*' || c == '?' || c == '[') ? last : "";
    }

    private static List<PemFile.Place> within(
            PemFile.Place folder, String pattern, List<Problem> problems) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.file(), pattern)) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(".") && Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        } catch (IOException | InvalidPathException | PatternSyntaxException e) {
            problems.add(folder.problem("certificate.noFolder"));
            return List.of();
        }
        if (found.isEmpty()) {
            problems.add(folder.problem("certificate.emptyFolder", pattern));
        }
        return found.stream()
                .sorted()
                .map(file -> new PemFile.Place(file, folder.field()))
                .toList();
    }
}
