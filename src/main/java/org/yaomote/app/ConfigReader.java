package org.yaomote.app;

import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Problem;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;
import org.yaomote.pound.PoundImport;
import org.yaomote.pound.PoundParser;
import org.yaomote.pound.PoundSource;
import org.yaomote.store.BackupFile;
import org.yaomote.store.ConfigJson;
import org.yaomote.store.EncodedText;
import org.yaomote.store.JsonPlaces;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads a configuration of either format: ours, which begins with a brace, or a pound.cfg.
final class ConfigReader {
    private static final int MAX_MEGABYTES = 16;
    private static final int MAGIC = 8;
    private static final String ENCODING = "file.encoding";

    private ConfigReader() {}

    /// Reads and checks a file; changes nothing, whatever is wrong with it.
    static ReadConfig read(Path file) {
        Optional<EncodedText> read;
        try {
            if (!Files.exists(file)) {
                return unsound("file.missing");
            }
            if (Files.size(file) > (long) MAX_MEGABYTES << 20) {
                return unsound("file.tooLarge", MAX_MEGABYTES);
            }
            byte[] octets = Files.readAllBytes(file);
            if (BackupFile.isArchive(octets)) {
                return BackupFile.configuration(octets)
                        .map(text -> read(file, text))
                        .orElseGet(() -> unsound("file.noBackup"));
            }
            read = EncodedText.of(octets);
        } catch (IOException _) {
            return unsound("file.unreadable");
        }
        return read.isEmpty() ? unsound("file.notText") : read(file, read.get());
    }

    /// The same, to be kept elsewhere: what its paths mean beside the file they mean from there as
    /// well. Those of a backup are of the folder it was made of, which is the one it goes back to.
    static ReadConfig moved(Path file) {
        ReadConfig read = read(file);
        return isJson(read.text()) && isBackup(file) ? read : read.withFilesBelow(file);
    }

    private static boolean isBackup(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return BackupFile.isArchive(in.readNBytes(MAGIC));
        } catch (IOException _) {
            return false;
        }
    }

    /// Reads and checks a text.
    ///
    /// @param file names it in the places of the problems; what it includes is beside it
    static ReadConfig read(Path file, String text) {
        return read(file, new EncodedText(text, StandardCharsets.UTF_8));
    }

    private static ReadConfig read(Path file, EncodedText encoded) {
        String text = encoded.text();
        if (begin(text).isEmpty()) {
            return unsound("file.empty");
        }
        if (begin(text).startsWith("-----BEGIN")) {
            // A key that was named by mistake is shown to nobody, and no line of it in any log.
            return unsound("file.pem");
        }
        if (!isJson(text)) {
            return encoded.isUtf8()
                    ? pound(file, text)
                    : pound(file, text).with(assumed(encoded.charset()));
        }
        return encoded.isUtf8() ? json(file, text) : unsound("file.notText");
    }

    /// Whether a problem says which encoding a file seems to be in.
    static boolean isOfEncoding(Problem problem) {
        return problem.code().equals(ENCODING);
    }

    private static Problem assumed(Charset charset) {
        return new Problem(
                Severity.WARNING, new Where.Everywhere(), ENCODING, List.of(charset.name()));
    }

    /// Problems found later in the configuration of a file, with its lines in the place of fields.
    ///
    /// @param text what was read from the file
    static List<Problem> located(Path file, String text, List<Problem> problems) {
        String name = file.toString();
        List<Problem> located =
                isJson(text)
                        ? JsonPlaces.of(text, name).located(problems)
                        : PoundParser.located(
                                new PoundSource(name, text), new IncludedFiles(file), problems);
        // A service of all listeners has a field in each, but only one line.
        return located.stream().distinct().toList();
    }

    /// Whether a text is in our own format.
    static boolean isJson(String text) {
        return begin(text).startsWith("{");
    }

    private static String begin(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
    }

    private static ReadConfig pound(Path file, String text) {
        PoundSource source = new PoundSource(file.toString(), text);
        return switch (PoundParser.parse(source, new IncludedFiles(file))) {
            case PoundImport.Rejected(var rest, var problems, _) ->
                    new ReadConfig.Unsound(problems, text, Optional.of(rest));
            case PoundImport.Accepted(var config, var warnings, _) ->
                    new ReadConfig.Sound(config, warnings, text);
        };
    }

    /// What keeps a text of our own format from being a configuration, at its fields.
    static List<Problem> mistyped(Path file, String text) {
        return switch (ConfigJson.read(text, file.toString())) {
            case ConfigJson.Reading.Unreadable(var problems, _) -> problems;
            case ConfigJson.Reading.Read _ -> List.of();
        };
    }

    /// Reads and checks a text of our own format.
    ///
    /// @param file names it in the places of the problems
    static ReadConfig json(Path file, String text) {
        JsonPlaces places = JsonPlaces.of(text, file.toString());
        return switch (ConfigJson.read(text, file.toString())) {
            case ConfigJson.Reading.Unreadable(var problems, var rest) ->
                    new ReadConfig.Unsound(places.located(problems), text, rest);
            case ConfigJson.Reading.Read(var config) -> {
                List<Problem> found = places.located(ConfigValidator.check(config));
                yield Problem.anyError(found)
                        ? new ReadConfig.Unsound(found, text, Optional.of(config))
                        : new ReadConfig.Sound(config, found, text);
            }
        };
    }

    private static ReadConfig unsound(String code, Object... arguments) {
        return new ReadConfig.Unsound(List.of(Problem.general(code, arguments)), "");
    }
}
