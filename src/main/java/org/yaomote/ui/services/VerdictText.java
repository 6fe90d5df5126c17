package org.yaomote.ui.services;

import org.yaomote.rehearsal.Verdict;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells how a rehearsal went.
///
/// Thread: the FX thread.
record VerdictText(Texts texts) {
    /// @param before how it went while nobody pretended anything; empty if that is what is told
    String of(Verdict found, Optional<Verdict> before) {
        List<String> said = new ArrayList<>();
        said.add(
                texts.get(
                        "services.rehearsal.verdict",
                        found.failed(),
                        found.sent(),
                        found.retried(),
                        String.join(texts.get("shell.pending.comma"), statuses(found))));
        if (found.mostWithin() > 0) {
            said.add(times(found, before.filter(b -> b.mostWithin() > 0)));
        }
        if (found.reached() < found.sent()) {
            said.add(texts.get("services.rehearsal.astray", found.reached()));
        }
        return String.join(" ", said);
    }

    private List<String> statuses(Verdict found) {
        List<String> statuses = new ArrayList<>();
        found.statuses()
                .forEach(
                        (status, count) ->
                                statuses.add(
                                        texts.get(
                                                "services.rehearsal.status",
                                                Integer.toString(status),
                                                count)));
        if (found.unanswered() > 0) {
            statuses.add(texts.get("services.rehearsal.unanswered", found.unanswered()));
        }
        return statuses;
    }

    private String times(Verdict found, Optional<Verdict> before) {
        String now = texts.numbers().micros(found.mostWithin());
        return before.map(
                        then ->
                                texts.get(
                                        "services.rehearsal.times.changed",
                                        now,
                                        texts.numbers().micros(then.mostWithin())))
                .orElseGet(() -> texts.get("services.rehearsal.times", now));
    }
}
