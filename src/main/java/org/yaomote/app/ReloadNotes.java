package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.events.Event;
import org.yaomote.events.EventLog;
import org.yaomote.proxy.FileNews;
import org.yaomote.proxy.StartResult;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/// Writes down what became of changes that nobody made at a window of this process: of files that
/// are in use, and of what was asked for by a signal or through the channel.
///
/// Thread: any.
///
/// @param window the process of the window that asked, and makes notes of its own
record ReloadNotes(EventLog events, InstantSource clock, OptionalLong window) {
    /// More would push what happened before out of sight.
    static final int MOST_REASONS = 5;

    /// Of what no window asked for.
    ReloadNotes(EventLog events, InstantSource clock) {
        this(events, clock, OptionalLong.empty());
    }

    /// Of what this window asked for, if it was one.
    ReloadNotes askedBy(OptionalLong asking) {
        return new ReloadNotes(events, clock, asking);
    }

    /// The engine was given the configuration of this file.
    void reloaded(StartResult result, String file) {
        after(result, "reload.done", List.of(file));
    }

    /// The engine was given a configuration through the channel.
    void altered(StartResult result) {
        if (window.isPresent()) {
            after(result, "reload.window", List.of(String.valueOf(window.getAsLong())));
        } else {
            after(result, "reload.altered", List.of());
        }
    }

    private void after(StartResult result, String done, List<String> arguments) {
        switch (result) {
            case StartResult.Started _ -> add(Event.Level.NEWS, done, arguments, "");
            case StartResult.Refused(var reasons) -> refused(reasons);
        }
    }

    /// What was before stays in force, for these reasons.
    void refused(List<Problem> reasons) {
        List<Problem> errors = reasons.stream().filter(Problem::isError).toList();
        String count = String.valueOf(errors.size());
        add(Event.Level.BAD, "reload.refused", List.of(count), "");
        errors.stream()
                .limit(MOST_REASONS)
                .forEach(
                        e -> add(Event.Level.BAD, "reload.problem." + e.code(), e.arguments(), ""));
    }

    /// Files in use have changed.
    void told(FileNews news) {
        switch (news) {
            case FileNews.TakenUp() -> events.add(Event.news(clock.instant(), "files.takenUp"));
            case FileNews.Kept(var reasons) ->
                    reasons.forEach(
                            r ->
                                    add(
                                            Event.Level.WARNING,
                                            "problem." + r.code(),
                                            r.arguments(),
                                            "screen:certificates"));
        }
    }

    private void add(Event.Level level, String code, List<String> arguments, String subject) {
        events.add(new Event(clock.instant(), level, code, arguments, subject), window);
    }
}
