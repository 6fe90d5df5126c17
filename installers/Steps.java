import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Takes the steps, or in a dry run says them.
///
/// A step that fails ends the program with what the tool said.
final class Steps {
    private final boolean dry;
    private final Path here = Path.of("").toAbsolutePath();

    Steps(boolean dry) {
        this.dry = dry;
    }

    boolean isDry() {
        return dry;
    }

    void section(String title) {
        System.out.println("== " + title);
    }

    void note(String sentence) {
        System.out.println("   " + sentence);
    }

    /// A tool of the JDK, within this process.
    void tool(String name, List<String> arguments) {
        var _ = answer(name, arguments);
    }

    /// What a tool of the JDK prints; nothing in a dry run.
    String answer(String name, List<String> arguments) {
        say(name, arguments);
        if (dry) {
            return "";
        }
        ToolProvider tool =
                ToolProvider.findFirst(name)
                        .orElseThrow(() -> new IllegalStateException("this JDK has no " + name));
        var said = new java.io.StringWriter();
        var out = new java.io.PrintWriter(said);
        if (tool.run(out, out, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(name + " failed:\n" + said);
        }
        return said.toString().strip();
    }

    /// A program, with its output in ours.
    void program(List<String> command) throws IOException, InterruptedException {
        program(command, Map.of());
    }

    void program(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var _ = said(command, environment);
    }

    /// What a program prints; nothing in a dry run.
    String said(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        say(command.getFirst(), command.subList(1, command.size()));
        if (dry) {
            return "";
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
        Path log = Files.createTempFile("package", ".log");
        Process process = builder.redirectOutput(log.toFile()).start();
        boolean isDone = process.waitFor(15, TimeUnit.MINUTES);
        String said = Files.readString(log);
        Files.delete(log);
        if (!isDone || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command.getFirst() + " failed:\n" + said);
        }
        return said;
    }

    private static java.io.File nothing() {
        return new java.io.File(Target.here() == Target.WINDOWS ? "NUL" : "/dev/null");
    }

    void write(Path file, byte[] content) throws IOException {
        System.out.println("   write " + shown(file) + ", " + content.length + " bytes");
        if (!dry) {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
    }

    void write(Path file, String content) throws IOException {
        write(file, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    void copy(Path from, Path to) throws IOException {
        System.out.println("   copy " + shown(from) + " to " + shown(to));
        if (!dry) {
            Files.createDirectories(to.getParent());
            Files.copy(
                    from,
                    to,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /// A folder with all in it; links stay links.
    void copyTree(Path from, Path to) throws IOException {
        System.out.println("   copy " + shown(from) + "/ to " + shown(to) + "/");
        if (dry) {
            return;
        }
        Files.createDirectories(to.getParent());
        for (Path source : tree(from)) {
            Path target = to.resolve(from.relativize(source).toString());
            Files.copy(
                    source, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
        // Copying into a folder has changed its time.
        for (Path source : tree(from).reversed()) {
            if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
                Files.setLastModifiedTime(
                        to.resolve(from.relativize(source).toString()),
                        Files.getLastModifiedTime(source));
            }
        }
    }

    void link(Path link, String target) throws IOException {
        System.out.println("   link " + shown(link) + " to " + target);
        if (!dry) {
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, Path.of(target));
        }
    }

    void executable(Path file) {
        if (!dry && !file.toFile().setExecutable(true, false)) {
            throw new IllegalStateException("cannot be made executable: " + file);
        }
    }

    void move(Path from, Path to) throws IOException {
        System.out.println("   move " + shown(from) + " to " + shown(to));
        if (!dry) {
            Files.move(from, to);
        }
    }

    void folder(Path folder) throws IOException {
        if (!dry) {
            Files.createDirectories(folder);
        }
    }

    void empty(Path folder) throws IOException {
        delete(folder);
        folder(folder);
    }

    void delete(Path folder) throws IOException {
        System.out.println("   delete " + shown(folder));
        if (!dry && Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path file : tree(folder).reversed()) {
                Files.delete(file);
            }
        }
    }

    void results(Path folder) throws IOException {
        if (dry || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                note("%s %.1f MB".formatted(shown(file), size(file) / 1e6));
            }
        }
    }

    /// Octets of a file or of all files of a folder.
    static long size(Path path) {
        long octets = 0;
        for (Path file : tree(path)) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                octets += file.toFile().length();
            }
        }
        return octets;
    }

    /// A folder and all below it, parents first.
    static List<Path> tree(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.sorted(Comparator.naturalOrder()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String name, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(name).getFileName().toString());
        arguments.stream().map(this::quoted).forEach(words::add);
        System.out.println("   run " + String.join(" ", words));
    }

    private String quoted(String word) {
        String shortened = word.replace(here + java.io.File.separator, "");
        return shortened.isEmpty() || shortened.contains(" ") ? "'" + shortened + "'" : shortened;
    }

    private String shown(Path path) {
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
