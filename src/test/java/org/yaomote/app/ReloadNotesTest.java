package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;
import org.yaomote.events.Event;
import org.yaomote.events.EventLog;
import org.yaomote.proxy.FileNews;
import org.yaomote.proxy.StartResult;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.history.EventWords;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

class ReloadNotesTest {
    private final EventLog events = EventLog.inMemory();
    private final ReloadNotes notes =
            new ReloadNotes(events, () -> Instant.parse("2026-03-01T09:12:00Z"));
    private final Texts english = new Texts(Locale.ENGLISH);

    private List<String> said() {
        return events.all().stream().map(event -> EventWords.of(english, event)).toList();
    }

    @Test
    void whatIsInForceIsSaid() {
        notes.reloaded(new StartResult.Started(List.of(), List.of()), "/etc/y.json");
        notes.askedBy(OptionalLong.of(812)).altered(new StartResult.Started(List.of(), List.of()));
        notes.told(new FileNews.TakenUp());
        assertThat(said())
                .containsExactly(
                        "The configuration was read again from /etc/y.json and is in force.",
                        "Another window (process 812) has changed the configuration; the change is"
                                + " in force.",
                        "Changed certificate files were put in force.");
    }

    @Test
    void whatIsRefusedIsSaidWithItsErrors() {
        notes.altered(
                new StartResult.Refused(
                        List.of(
                                Problem.warning("listeners[0].port", "port.range", 1),
                                Problem.general("engine.failed"))));
        assertThat(said())
                .hasSize(2)
                .satisfies(
                        all -> {
                            assertThat(all.getFirst()).endsWith("stays in force. Errors: 1");
                            assertThat(all.getLast())
                                    .isEqualTo(
                                            "Refused: "
                                                    + english.problem(
                                                            Problem.general("engine.failed")));
                        });
    }

    @Test
    void manyReasonsLeaveWhatHappenedBeforeInSight() {
        notes.refused(Collections.nCopies(100, Problem.general("engine.failed")));
        assertThat(events.all()).hasSize(1 + ReloadNotes.MOST_REASONS);
        assertThat(events.all().getFirst().arguments()).containsExactly("100");
    }

    @Test
    void aFileThatIsNotTakenUpLeadsToTheCertificates() {
        notes.told(new FileNews.Kept(List.of(Problem.general("engine.failed"))));
        assertThat(events.all())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.level()).isEqualTo(Event.Level.WARNING);
                            assertThat(event.subject()).isEqualTo("screen:certificates");
                        });
    }
}
