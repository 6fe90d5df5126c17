package org.yaomote.ui.sweep;

import org.yaomote.events.Event;
import org.yaomote.ui.fx.Happening;
import org.yaomote.ui.fx.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What is said of watched hosts in the language chosen.
///
/// @param texts of the language
record WatchTexts(Texts texts) {
    private static final String NOTHING = "–";

    /// The host with its name and state.
    String title(WatchedHost host) {
        String who = host.name().isEmpty() ? host.host() : host.host() + " (" + host.name() + ")";
        return texts.get("watch.title", who, texts.get(host.state().key()), time(host.since()));
    }

    /// One request, and what came of it.
    String beat(Beat beat) {
        String what = texts.get(beat.kind().key());
        String span =
                beat.nanos() > 0 ? texts.get("ping.millis", RowTexts.roundTrip(beat.nanos())) : "";
        return texts.get("watch.beat", time(beat.when()), what, span).strip();
    }

    /// How long the last answer took.
    String last(WatchedHost host) {
        return host.lastNanos() == 0
                ? NOTHING
                : texts.get("ping.millis", RowTexts.roundTrip(host.lastNanos()));
    }

    /// The share of the latest requests that was not answered.
    String loss(WatchedHost host) {
        return host.beats().isEmpty() ? NOTHING : texts.numbers().percent(host.loss());
    }

    /// How often it was down, and how long.
    String outages(WatchedHost host) {
        return host.outages() == 0
                ? NOTHING
                : texts.get("watch.outages", host.outages(), texts.numbers().duration(host.down()));
    }

    /// The latest requests in a sentence.
    String beats(WatchedHost host) {
        long lost = host.beats().stream().filter(b -> b.kind() != Beat.Kind.ANSWERED).count();
        return texts.get("watch.beats", host.beats().size(), lost);
    }

    /// How often each host is asked.
    String every(Duration interval) {
        return interval.toSeconds() % 60 == 0
                ? texts.get("watch.every.minutes", interval.toMinutes())
                : texts.get("watch.every.seconds", interval.toSeconds());
    }

    /// Something that happened.
    String event(WatchNote event) {
        Happening told = happening(event);
        String words = texts.get("event." + told.code(), told.arguments().toArray());
        return time(event.when()) + "  " + words;
    }

    /// The same for the whole window.
    Happening happening(WatchNote event) {
        String span = texts.numbers().duration(event.length());
        return new Happening(
                event.when(),
                level(event.what()),
                event.what().code(),
                List.of(event.host(), span));
    }

    private static Event.Level level(WatchNote.What what) {
        return switch (what) {
            case WENT_DOWN, NOT_THERE, NETWORK_LOST -> Event.Level.BAD;
            case FLAPS -> Event.Level.WARNING;
            case CAME_BACK, STEADY, NETWORK_BACK -> Event.Level.GOOD;
            case SLEPT -> Event.Level.NEWS;
        };
    }

    private String time(Instant when) {
        return texts.numbers().clock(when);
    }
}
