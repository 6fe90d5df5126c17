import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Formats every Java file of the project, or says which ones are not formatted.
///
/// Run by Maven with google-java-format on the class path: `--check` changes nothing and fails,
/// `--write` mends. A program and not a plugin, because the plugins run in Maven's own JVM, whose
/// Java is too old for the formatter.
final class Format {
    private Format() {}

    public static void main(String[] args) throws Exception {
        boolean write = args.length > 0 && args[0].equals("--write");
        List<String> call = new ArrayList<>(List.of("--aosp"));
        call.addAll(write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.filter(f -> f.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(call::add);
        }
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        int code =
                new com.google.googlejavaformat.java.Main(out, err, System.in)
                        .format(call.toArray(String[]::new));
        if (code != 0 && !write) {
            System.err.println(
                    "These files are not formatted. Run: mvn -q process-test-classes"
                            + " exec:exec@format -Dformat.skip");
        }
        System.exit(code);
    }
}
