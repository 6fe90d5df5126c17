package org.yaomote.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yaomote.accesslog.Lines.put;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.accesslog.LogEntry.Outcome;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogEntry.Tls;
import org.yaomote.accesslog.LogEntry.Version;
import org.yaomote.config.AccessLog;
import org.yaomote.config.AccessLog.Format;
import org.yaomote.config.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class RequestLogIT {
    private final AtomicLong nanos = new AtomicLong();

    @TempDir private Path folder;

    private AccessLog.ToFile to(String path, long maxBytes, int keep) {
        return new AccessLog.ToFile(path, Format.POUND_1, maxBytes, keep, false);
    }

    private RequestLog.Surroundings surroundings() {
        return new RequestLog.Surroundings(
                folder,
                folder.resolve("access.log"),
                () -> Instant.EPOCH,
                nanos::get,
                ZoneOffset.UTC);
    }

    private static void log(LogRing ring, String request) {
        LogEntry entry = new LogEntry().begin(0, 80, Version.HTTP_1_1, Tls.NONE);
        put(entry, Text.REQUEST, request).end(0, new Outcome(200, 0, 0, 0));
        assertThat(ring.offer(entry)).isTrue();
    }

    private static String line(String request) {
        return "- " + request + " HTTP/1.1 - HTTP/1.1 200";
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    @Test
    void everyRequestHandedInBeforeTheEndIsOneLine() throws Exception {
        RequestLog log = new RequestLog(surroundings(), 2);
        assertThat(log.use(to("", 1 << 30, 1))).isEmpty();
        Thread other =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        IntStream.range(0, 2000)
                                                .forEach(i -> log(log.ring(1), "B /" + i)));
        IntStream.range(0, 2000).forEach(i -> log(log.ring(0), "A /" + i));
        other.join();

        log.close().get(10, TimeUnit.SECONDS);

        List<String> expected = new ArrayList<>();
        IntStream.range(0, 2000).forEach(i -> expected.add(line("A /" + i)));
        IntStream.range(0, 2000).forEach(i -> expected.add(line("B /" + i)));
        assertThat(lines("access.log")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(log.counts()).isEqualTo(new LogCounts(4000, 0));
    }

    @Test
    void linesAppearWhileItRuns() {
        RequestLog log = new RequestLog(surroundings(), 1);
        log.use(to("other.log", 1 << 30, 1));
        log(log.ring(0), "A /");

        await().untilAsserted(() -> assertThat(lines("other.log")).containsExactly(line("A /")));
        assertThat(log.close()).succeedsWithin(java.time.Duration.ofSeconds(10));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no POSIX rights")
    void onlyItsOwnerReadsIt() throws IOException {
        RequestLog log = new RequestLog(surroundings(), 1);
        log.use(to("", 1 << 30, 1));

        assertThat(Files.getPosixFilePermissions(folder.resolve("access.log")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(log.close()).succeedsWithin(java.time.Duration.ofSeconds(10));
    }

    @Test
    void whyNothingCanBeWrittenIsToldAtItsField() {
        RequestLog log = new RequestLog(surroundings(), 1);

        assertThat(log.use(to("none/access.log", 1 << 30, 1)))
                .containsExactly(
                        Problem.warning(
                                "accessLog.path", "accessLog.noFolder", folder.resolve("none")));
        assertThat(log.use(to(".", 1 << 30, 1)))
                .extracting(Problem::code)
                .containsExactly("accessLog.folder");
        assertThat(log.close()).succeedsWithin(java.time.Duration.ofSeconds(10));
    }

    /// Round by round, without a thread.
    @Nested
    class Writing {
        private final LogRing ring = new LogRing(1 << 16, () -> {});
        private final LogWriter writer =
                new LogWriter(List.of(ring), () -> Instant.EPOCH, nanos::get, ZoneOffset.UTC);

        private void wanted(AccessLog.ToFile how) {
            writer.wanted(new LogWriter.Order(how, folder.resolve(how.path())));
        }

        private void round(String... requests) {
            for (String request : requests) {
                log(ring, request);
            }
            writer.round();
        }

        private void aSecondLater() {
            nanos.addAndGet(1_000_000_000);
        }

        @Test
        void filesAreTurnedOverBeforeTheyOutgrowTheirSize() throws IOException {
            int size = line("A /1").length() + 1;
            wanted(to("log", 2L * size, 2));
            round("A /1", "A /2", "A /3");
            round("A /4", "A /5");
            round("A /6", "A /7");

            assertThat(lines("log")).containsExactly(line("A /7"));
            assertThat(lines("log.1")).containsExactly(line("A /5"), line("A /6"));
            assertThat(lines("log.2")).containsExactly(line("A /3"), line("A /4"));
            assertThat(folder.resolve("log.3")).doesNotExist();
            assertThat(writer.counts()).isEqualTo(new LogCounts(7, 0));
        }

        @Test
        void olderFilesGoWhenFewerAreKept() throws IOException {
            wanted(to("log", 1, 3));
            round("A /1", "A /2", "A /3", "A /4");
            wanted(to("log", 1, 0));
            round();
            round("A /5");

            assertThat(lines("log")).containsExactly(line("A /5"));
            try (var files = Files.list(folder)) {
                assertThat(files).containsExactly(folder.resolve("log"));
            }
        }

        @Test
        void whatWasThereIsAddedTo() throws IOException {
            Files.writeString(folder.resolve("log"), "before\ncut");
            wanted(to("log", 1 << 20, 1));
            round("A /");

            assertThat(lines("log")).containsExactly("before", "cut", line("A /"));
        }

        @Test
        @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file stays where it is there")
        void aFileMovedAwayIsBegunAnew() throws IOException {
            wanted(to("log", 1 << 20, 1));
            round("A /1");
            Files.move(folder.resolve("log"), folder.resolve("log-yesterday"));
            aSecondLater();
            round("A /2");
            round("A /3");

            assertThat(lines("log-yesterday")).containsExactly(line("A /1"), line("A /2"));
            assertThat(lines("log")).containsExactly(line("A /3"));
        }

        @Test
        @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file stays where it is there")
        void aFileReplacedByAnotherIsLeftForThatOne() throws IOException {
            wanted(to("log", 1 << 20, 1));
            round("A /1");
            Files.move(folder.resolve("log"), folder.resolve("log-yesterday"));
            Files.writeString(folder.resolve("log"), "new\n");
            aSecondLater();
            round();
            round("A /2");

            assertThat(lines("log")).containsExactly("new", line("A /2"));
        }

        @Test
        void linesHandedInBeforeAChangeGoWhereTheyWereTo() throws IOException {
            wanted(to("a", 1 << 20, 1));
            round();
            log(ring, "A /1");
            wanted(to("b", 1 << 20, 1));
            round();
            round("A /2");
            log(ring, "A /3");
            writer.wanted(null);
            round();

            assertThat(lines("a")).containsExactly(line("A /1"));
            assertThat(lines("b")).containsExactly(line("A /2"), line("A /3"));
        }

        @Test
        void aFolderThatIsMissingCostsLinesAndNothingElse() throws IOException {
            wanted(to("new/log", 1 << 20, 1));
            round("A /1", "A /2");
            assertThat(writer.counts()).isEqualTo(new LogCounts(0, 2));
            Files.createDirectory(folder.resolve("new"));
            round("A /3");
            assertThat(writer.counts()).as("tried again too soon").isEqualTo(new LogCounts(0, 3));
            aSecondLater();
            round("A /4");

            assertThat(lines("new/log")).containsExactly(line("A /4"));
            assertThat(writer.counts()).isEqualTo(new LogCounts(1, 3));
        }

        @Test
        @EnabledOnOs(OS.LINUX)
        void aFullDiskCostsLinesAndNothingElse() {
            wanted(to("/dev/full", 1 << 20, 1));
            round("A /1");
            round("A /2");
            aSecondLater();
            round("A /3");

            assertThat(writer.counts()).isEqualTo(new LogCounts(0, 3));
        }

        @Test
        @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file stays where it is there")
        void aFileCutByOthersIsGoneOnWith() throws IOException {
            wanted(to("log", 100, 1));
            round("A /1", "A /2");
            Files.write(folder.resolve("log"), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            aSecondLater();
            round();
            round("A /3");

            assertThat(lines("log")).containsExactly(line("A /3"));
            assertThat(folder.resolve("log.1")).doesNotExist();
        }
    }
}
