package org.yaomote.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;
import org.yaomote.events.Event;
import org.yaomote.fixtures.Configs;
import org.yaomote.ui.fx.Subjects;
import org.yaomote.ui.fx.Texts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

class EventWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final Texts english = new Texts(Locale.ENGLISH);
    private final Texts japanese = new Texts(Locale.JAPANESE);

    @Test
    void aRefusalSaysWhyAndHowManyReasonsMore() {
        Problem taken = Problem.error("listeners[0].port", "bind.inUse", "8080", "127.0.0.1");
        Problem other = Problem.error("listeners[1].port", "bind.inUse", "8081", "127.0.0.1");

        Event refused = RefusedEvent.start(NOW, Configs.shop(), List.of(taken, other));

        assertThat(EventWords.of(english, refused))
                .startsWith("start refused: " + Configs.shop().listeners().getFirst().name() + ": ")
                .contains("8080")
                .contains("1 more");
        assertThat(EventWords.of(japanese, refused)).contains("8080");
        assertThat(EventWords.brief(english, refused)).isEqualTo("start refused");
        assertThat(Subjects.place(Configs.shop(), refused.subject()))
                .as("where it is mended")
                .contains(taken.where());
    }

    @Test
    void aBackendThatIsDownSaysWhy() {
        Event down =
                new Event(
                        NOW,
                        Event.Level.BAD,
                        "backend.state-down",
                        List.of("web2", "upstream.refused", "127.0.0.1:9002"),
                        "");

        assertThat(EventWords.of(english, down))
                .startsWith("web2 is down: ")
                .contains("127.0.0.1:9002");
        assertThat(EventWords.brief(english, down)).isEqualTo("web2 is down");
    }

    @Test
    void whatEarlierVersionsWroteIsToldAsTheyDid() {
        assertThat(EventWords.of(english, new Event(NOW, Event.Level.BAD, "failed", List.of(), "")))
                .isEqualTo("start refused");
        assertThat(
                        EventWords.of(
                                english,
                                new Event(
                                        NOW,
                                        Event.Level.BAD,
                                        "backend.state-down",
                                        List.of("web2"),
                                        "")))
                .isEqualTo("web2 is down");
    }
}
