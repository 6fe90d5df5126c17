package org.yaomote.ui.history;

import org.yaomote.config.Change;
import org.yaomote.store.HistoryEntry;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the history says in the language chosen.
///
/// @param context of the screen
record HistoryWords(UiContext context) {
    private static final String NOTHING = "–";
    private static final int MOST_NAMED = 3;

    private Texts texts() {
        return context.texts();
    }

    String time(HistoryViewModel.Row row) {
        return row.entry()
                .map(entry -> Moments.text(context, entry.at()))
                .orElseGet(() -> texts().get("history.now"));
    }

    String cause(HistoryViewModel.Row row) {
        return row.entry()
                .map(entry -> said(new Change("history.cause." + entry.cause(), List.of())))
                .orElseGet(() -> texts().get("history.cause.draft"));
    }

    /// The note, then what changed.
    String change(HistoryViewModel.Row row) {
        Optional<HistoryEntry> entry = row.entry();
        if (entry.isEmpty()) {
            return texts().get("history.draft");
        }
        List<String> parts = new ArrayList<>();
        if (!entry.get().note().isEmpty()) {
            parts.add(texts().get("history.note", entry.get().note()));
        }
        List<Change> changes = entry.get().changes();
        boolean isWizard = entry.get().cause().equals("wizard") && entry.get().note().isEmpty();
        if (isWizard) {
            parts.add(texts().get("history.wizard"));
        }
        boolean isStart = entry.get().cause().equals("start");
        boolean isRefused = entry.get().result() == HistoryEntry.Result.REFUSED;
        String start = texts().get(isRefused ? "history.start" : "history.started");
        parts.add(isStart ? start : words(changes));
        return String.join(" ", parts);
    }

    /// Some of the changes, and how many there are.
    private String words(List<Change> changes) {
        String named =
                changes.stream()
                        .limit(MOST_NAMED)
                        .map(c -> said(new Change("change." + c.code(), c.arguments())))
                        .collect(Collectors.joining(texts().get("shell.pending.comma")));
        int more = changes.size() - MOST_NAMED;
        return more > 0 ? texts().get("history.more", named, more) : named;
    }

    WrappedTable.Badge result(HistoryViewModel.Row row) {
        if (row.entry().isEmpty()) {
            return new WrappedTable.Badge(StateMark.UNKNOWN, texts().get("history.result.draft"));
        }
        HistoryEntry.Result result = row.entry().get().result();
        StateMark mark =
                switch (result) {
                    case IN_FORCE, PROVEN -> StateMark.UP;
                    case DOUBTFUL -> StateMark.SHAKY;
                    case REFUSED -> StateMark.PROBLEM;
                };
        String word = "history.result." + result.name().toLowerCase(Locale.ROOT);
        return new WrappedTable.Badge(mark, texts().get(word));
    }

    String traffic(HistoryViewModel.Row row) {
        return row.traffic()
                .map(
                        traffic -> {
                            double share =
                                    traffic.requests() == 0
                                            ? 0
                                            : (double) traffic.errors() / traffic.requests();
                            return texts().get(
                                            "history.traffic",
                                            texts().numbers().count(traffic.requests()),
                                            texts().numbers().percent(share));
                        })
                .orElse(NOTHING);
    }

    /// What came of it, in full.
    String details(HistoryEntry entry) {
        String took = Long.toString(entry.took().toMillis());
        String details = entry.details().stream().map(this::said).collect(Collectors.joining(" "));
        String word = "history.detail." + entry.result().name().toLowerCase(Locale.ROOT);
        return (texts().get(word, took) + " " + details).strip();
    }

    /// A whole text; for one that another version of the program wrote, what it wrote.
    private String said(Change text) {
        try {
            return texts().get(text.code(), text.arguments().toArray());
        } catch (MissingResourceException _) {
            return text.code() + " " + String.join(" ", text.arguments());
        }
    }
}
