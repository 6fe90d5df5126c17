package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From the start of a process with a clean profile to HTTPS answered by both servers, asked by
/// curl: how long it takes, and how many clicks. No test of the suite: the script
/// `src/test/robot/first-run.sh` runs it on a real window. The system property `runs` says how
/// often, `report` names a file for the figures.
class FirstRunRobot {
    private static final int MOST_SECONDS = 60;
    private static final int MOST_CLICKS = 10;
    private static final int MOST_ASKED = 20;
    private static final Pattern WHO = Pattern.compile("(?i)x-demo-server: (\\w)");

    @TempDir Path folder;

    private record Run(double seconds, int clicks, Set<String> answered) {}

    @Test
    void aCleanProfileServesHttpsWithinAMinuteByClicksAlone() throws Exception {
        int wanted = Integer.getInteger("runs", 1);
        List<Run> runs = new ArrayList<>();
        List<String> report = new ArrayList<>();
        for (int i = 1; i <= wanted; i++) {
            Run run = run(folder.resolve("profile-" + i));
            runs.add(run);
            report.add(
                    String.format(
                            Locale.ROOT,
                            "run %d: %.1f s, %d clicks, 0 keys, answered by %s",
                            i,
                            run.seconds(),
                            run.clicks(),
                            run.answered()));
        }
        List<Double> seconds = runs.stream().map(Run::seconds).sorted().toList();
        double p95 = seconds.get((int) Math.ceil(0.95 * seconds.size()) - 1);
        report.add(String.format(Locale.ROOT, "p95 %.1f s of %d runs", p95, wanted));
        String file = System.getProperty("report", "");
        if (file.isEmpty()) {
            report.forEach(System.out::println);
        } else {
            Files.write(Path.of(file), report);
        }
        assertThat(runs)
                .allMatch(run -> run.clicks() <= MOST_CLICKS)
                .allMatch(run -> run.answered().equals(Set.of("A", "B")));
        assertThat(p95).isLessThanOrEqualTo(MOST_SECONDS);
    }

    private static Run run(Path profile) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process program = new ProcessBuilder(command(profile)).redirectErrorStream(true).start();
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            String[] made = made(out).split(" ", -1);
            Set<String> answered = new HashSet<>();
            for (int i = 0; i < MOST_ASKED && answered.size() < 2; i++) {
                answered.add(askedByCurl(made[2], made[3]));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            program.getOutputStream().write('\n');
            program.getOutputStream().flush();
            program.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            return new Run(seconds, Integer.parseInt(made[1]), answered);
        } finally {
            program.destroyForcibly();
        }
    }

    private static String made(BufferedReader out) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("made ")) {
                return line;
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("the program ended: " + all);
    }

    private static String askedByCurl(String port, String authority)
            throws IOException, InterruptedException {
        Process curl =
                new ProcessBuilder(
                                "curl",
                                "--silent",
                                "--fail",
                                "--max-time",
                                "5",
                                "--cacert",
                                authority,
                                "--dump-header",
                                "-",
                                "--output",
                                "/dev/null",
                                "https://localhost:" + port + "/")
                        .redirectErrorStream(true)
                        .start();
        String head = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as("curl: " + head).isZero();
        Matcher who = WHO.matcher(head);
        return who.find() ? who.group(1) : "?";
    }

    /// This Java with the options of this process: they say where windows are drawn.
    private static List<String> command(Path profile) {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", path, Newcomer.class.getName(), profile.toString()));
        return command;
    }
}
