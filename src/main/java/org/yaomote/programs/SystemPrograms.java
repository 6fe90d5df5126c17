package org.yaomote.programs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs programs as processes.
///
/// What they say goes to a file: a program that says much, or leaves a child behind that holds its
/// streams, cannot keep anyone waiting beyond its time. Any thread that may block.
public final class SystemPrograms implements Programs {
    private static final int MOST_OCTETS = 8 << 20;
    private static final Duration DYING = Duration.ofSeconds(5);

    @Override
    public Ran run(List<String> words, Duration limit) {
        try {
            Path said = Files.createTempFile("yaomote-", ".out");
            try {
                return run(words, limit, said);
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException _) {
            return new NotStarted();
        }
    }

    private static Ran run(List<String> words, Duration limit, Path said) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .redirectInput(nothing())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        // What is read from their words must be in the language that is looked for.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        if (ended(process, limit)) {
            return new Ended(process.exitValue(), text(said));
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // Whoever is told that it was stopped must not find it alive; the system may need a moment.
        ended(process, DYING);
        return new Overdue(limit);
    }

    private static boolean ended(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private static String text(Path said) throws IOException {
        try (var in = Files.newInputStream(said)) {
            return new String(in.readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
        }
    }
}
