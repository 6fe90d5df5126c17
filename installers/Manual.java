import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// The page yaomote(1) in a language: what the program itself says of its commands, within a frame
/// (`manual.en`, `manual.ja`) that says what no help does.
///
/// @param page text in roff's man macros
record Manual(String page) {
    /// An entry of a list; what goes on in a line below is further in.
    private static final Pattern ENTRY = Pattern.compile(" {1,6}(\\S+(?: \\S+)*)(?: {2,}(.*))?");

    private static final Pattern COMMAND = Pattern.compile(" {2}([a-z]+)(?: {2,}.*)?");

    /// Asks the program.
    static Manual of(Material material, AppImage image, String language, Steps steps)
            throws IOException, InterruptedException {
        Asked asked = new Asked(image.home().resolve("bin/yaomote-cli"), language, steps);
        List<String> help = asked.help();
        StringBuilder commands = new StringBuilder();
        for (String line : help) {
            Matcher command = COMMAND.matcher(line);
            if (command.matches()) {
                commands.append(".SS yaomote ").append(command.group(1)).append('\n');
                List<String> its = asked.help(command.group(1));
                commands.append(".PP\n").append(usage(its));
                commands.append(".PP\n").append(roff(afterUsage(its)));
            }
        }
        List<String> own =
                afterUsage(help).stream().filter(l -> !COMMAND.matcher(l).matches()).toList();
        return new Manual(
                material.filled("manual." + language)
                        .replace("@usage@\n", usage(help))
                        .replace("@help@\n", roff(withoutCommands(own)))
                        .replace("@commands@\n", commands));
    }

    /// As it is kept in a folder of pages.
    byte[] compressed() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(octets)) {
            zip.write(page.getBytes(StandardCharsets.UTF_8));
        }
        return octets.toByteArray();
    }

    private record Asked(Path program, String language, Steps steps) {
        List<String> help(String... command) throws IOException, InterruptedException {
            List<String> line = new ArrayList<>(List.of(program.toString()));
            line.addAll(List.of(command));
            line.addAll(List.of("--help", "--lang=" + language));
            return steps.said(line, Map.of("LC_ALL", "C.UTF-8")).lines().toList();
        }
    }

    /// The first line and those that go on with it.
    private static String usage(List<String> help) {
        StringBuilder usage = new StringBuilder();
        for (String line : help.subList(0, help.size() - afterUsage(help).size())) {
            joined(usage, line.strip());
        }
        int colon = usage.indexOf(": ");
        return "\\fB" + escaped(usage.substring(colon < 0 ? 0 : colon + 2)) + "\\fR\n";
    }

    private static List<String> afterUsage(List<String> help) {
        int at = Math.min(1, help.size());
        while (at < help.size() && help.get(at).startsWith(" ")) {
            at++;
        }
        return help.subList(at, help.size());
    }

    /// The heading of the commands, with their lines taken out, has only what went on below them.
    private static List<String> withoutCommands(List<String> help) {
        List<String> left = new ArrayList<>();
        boolean isIn = false;
        for (int i = 0; i < help.size(); i++) {
            boolean isHeading = isHeading(help.get(i));
            isIn =
                    isHeading
                            ? i + 1 < help.size() && !ENTRY.matcher(help.get(i + 1)).matches()
                            : isIn;
            if (!isIn) {
                left.add(help.get(i));
            }
        }
        return left;
    }

    private static boolean isHeading(String line) {
        return !line.startsWith(" ") && line.endsWith(":");
    }

    private static String roff(List<String> help) {
        StringBuilder page = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (String line : help) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                end(page, text);
                page.append(".TP\n\\fB").append(escaped(entry.group(1))).append("\\fR\n");
                joined(text, entry.group(2) == null ? "" : entry.group(2));
            } else if (line.isBlank() || isHeading(line)) {
                end(page, text);
                page.append(line.isBlank() ? ".PP\n" : escaped(line) + "\n");
            } else {
                joined(text, line.strip());
            }
        }
        end(page, text);
        // A paragraph that has nothing in it is a warning of man's.
        return page.toString().replaceAll("(\\.PP\n)+(?=\\.PP|\\.TP|\\.S|\\z)", "");
    }

    private static void end(StringBuilder page, StringBuilder text) {
        if (!text.isEmpty()) {
            page.append(escaped(text.toString())).append('\n');
            text.setLength(0);
        }
    }

    /// Lines are broken between any two characters of Japanese, and elsewhere at blanks.
    private static void joined(StringBuilder text, String more) {
        if (!text.isEmpty() && !more.isEmpty()) {
            boolean isAscii = text.charAt(text.length() - 1) < 128 && more.charAt(0) < 128;
            text.append(isAscii ? " " : "");
        }
        text.append(more);
    }

    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }

    /// Writes the pages of both languages into the folder `man`.
    static void write(Material material, AppImage image, Path man, Steps steps)
            throws IOException, InterruptedException {
        if (steps.isDry()) {
            steps.note("write yaomote(1) in English and Japanese, from what the program says");
            return;
        }
        Manual english = of(material, image, "en", steps);
        Manual japanese = of(material, image, "ja", steps);
        steps.write(man.resolve("man1/yaomote.1.gz"), english.compressed());
        steps.write(man.resolve("ja/man1/yaomote.1.gz"), japanese.compressed());
    }
}
