package org.yaomote.app;

import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Problem;
import org.yaomote.pound.PoundImport;
import org.yaomote.pound.PoundParser;
import org.yaomote.pound.PoundSource;
import org.yaomote.store.ConfigJson;
import org.yaomote.store.JsonPlaces;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads a configuration of either format: ours, which begins with a brace, or a pound.cfg.
final class ConfigReader {
    private static final int MAX_MEGABYTES = 16;

    private ConfigReader() {}

    /// Reads and checks a file; changes nothing, whatever is wrong with it.
    static ReadConfig read(Path file) {
        String text;
        try {
            if (!Files.exists(file)) {
                return unsound("file.missing");
            }
            if (Files.size(file) > (long) MAX_MEGABYTES << 20) {
                return unsound("file.tooLarge", MAX_MEGABYTES);
            }
            byte[] bytes = Files.readAllBytes(file);
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return unsound("file.notText");
        } catch (IOException _) {
            return unsound("file.unreadable");
        }
        if (begin(text).isEmpty()) {
            return unsound("file.empty");
        }
        if (begin(text).startsWith("-----BEGIN")) {
            // A key that was named by mistake is shown to nobody, and no line of it in any log.
            return unsound("file.pem");
        }
        return isJson(text) ? json(file, text) : pound(file, text);
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
            case PoundImport.Rejected(_, var problems, _) -> new ReadConfig.Unsound(problems, text);
            case PoundImport.Accepted(var config, var warnings, _) ->
                    new ReadConfig.Sound(config, warnings, text);
        };
    }

    /// Reads and checks a text of our own format.
    ///
    /// @param file names it in the places of the problems
    static ReadConfig json(Path file, String text) {
        JsonPlaces places = JsonPlaces.of(text, file.toString());
        return switch (ConfigJson.read(text, file.toString())) {
            case ConfigJson.Reading.Unreadable(var problems) ->
                    new ReadConfig.Unsound(places.located(problems), text);
            case ConfigJson.Reading.Read(var config) -> {
                List<Problem> found = places.located(ConfigValidator.check(config));
                yield Problem.anyError(found)
                        ? new ReadConfig.Unsound(found, text)
                        : new ReadConfig.Sound(config, found, text);
            }
        };
    }

    private static ReadConfig unsound(String code, Object... arguments) {
        return new ReadConfig.Unsound(List.of(Problem.general(code, arguments)), "");
    }
}
