package org.yaomote.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

class EventLogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:12:00Z");

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("state").resolve("events.jsonl");
    }

    private EventLog open() {
        return open(1);
    }

    private EventLog open(long process) {
        return EventLog.in(file(), Runnable::run, process);
    }

    private static Event event(int number, String text) {
        return new Event(
                NOW.plusSeconds(number),
                Event.Level.WARNING,
                "backend.state-down",
                List.of(text),
                "backend:web/127.0.0.1:9001");
    }

    @Test
    void whatHappenedIsThereAfterARestart() {
        EventLog log = open();
        log.add(event(1, "web1 \"本店\"\n"));
        log.add(Event.news(NOW, "started"));

        assertThat(open().all()).isEqualTo(log.all()).hasSize(2);
    }

    @Test
    void aBrokenLineIsPassedOver() throws IOException {
        open().add(event(1, "web1"));
        Files.writeString(file(), "{\"at\":\"2026\nnot json\n{}\n", StandardOpenOption.APPEND);
        open().add(event(2, "web2"));

        assertThat(open().all())
                .extracting(e -> e.arguments().getFirst())
                .containsExactly("web1", "web2");
    }

    @Test
    void whatAServiceWritesIsTakenUpByAnOpenWindowOnce() throws IOException {
        EventLog window = open();
        EventLog service = EventLog.ofService(file(), Runnable::run);
        EventLog otherWindow = open();
        service.add(event(1, "service"));
        otherWindow.add(event(2, "other window"));
        window.add(event(3, "window"));
        window.catchUp();
        window.catchUp();
        assertThat(texts(window)).containsExactly("window", "service");

        Files.writeString(
                file(), "{\"at\":\"2026-03-01T09:12:00Z\",\"lev", StandardOpenOption.APPEND);
        window.catchUp();
        Files.writeString(
                file(),
                "el\":\"news\",\"code\":\"x\",\"arguments\":[\"late\"],\"from\":\"service\"}\n",
                StandardOpenOption.APPEND);
        window.catchUp();
        assertThat(texts(window)).endsWith("late");
    }

    @Test
    void nothingOfAServiceIsLostWhereAFileIsBegunAnew() {
        EventLog window = open();
        EventLog service = EventLog.ofService(file(), Runnable::run);
        String filling = "x".repeat(10_000);
        int count = (int) (2 * EventLog.FILE_BYTES / filling.length());
        for (int i = 0; i < count; i++) {
            service.add(event(i, i + filling));
            if (i % 9 == 0) {
                window.catchUp();
            }
        }
        window.catchUp();
        assertThat(texts(window)).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void whatAWindowAskedAServiceForIsShownOnceInEachWindow() {
        EventLog asking = open(1);
        EventLog other = open(2);
        EventLog.ofService(file(), Runnable::run).add(event(1, "service"), OptionalLong.of(1));
        asking.add(event(2, "asking"));
        asking.catchUp();
        other.catchUp();
        assertThat(texts(asking)).containsExactly("asking");
        assertThat(texts(other)).containsExactly("service");
        assertThat(texts(open(3))).as("one that is opened later").containsExactly("asking");
    }

    private static List<String> texts(EventLog log) {
        return log.all().stream().map(e -> e.arguments().getFirst()).toList();
    }

    @Test
    void memoryAndDiskAreBounded() throws IOException {
        EventLog log = open();
        String text = "x".repeat(1_000);
        for (int i = 0; i < 3 * EventLog.MOST; i++) {
            log.add(event(i, text));
        }
        assertThat(log.all())
                .hasSize(EventLog.MOST)
                .last()
                .isEqualTo(event(3 * EventLog.MOST - 1, text));
        long bytes = 0;
        try (var files = Files.list(file().getParent())) {
            for (Path path : files.toList()) {
                bytes += Files.size(path);
            }
        }
        assertThat(bytes).isLessThan(2 * EventLog.FILE_BYTES + 4_000);
        assertThat(open().all()).last().isEqualTo(event(3 * EventLog.MOST - 1, text));
    }
}
