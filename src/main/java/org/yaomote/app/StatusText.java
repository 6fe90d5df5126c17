package org.yaomote.app;

import org.yaomote.config.Backend;
import org.yaomote.config.DurationText;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.control.Answer;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.states.Reality;
import org.yaomote.states.SystemState;
import org.yaomote.words.TextWidth;
import org.yaomote.words.Words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a running proxy serves, for people: a table in which a state is a sign and a word.
///
/// Pure; any thread.
record StatusText(Words words, Answer.Serving serving, ProxyConfig config, SystemState state) {
    private static final int COLUMNS = 5;

    String text() {
        StringBuilder text = new StringBuilder();
        TrafficSnapshot counts = serving.counts();
        Duration since = Duration.between(counts.runningSince(), counts.takenAt());
        text.append(
                words.text(
                        serving.me().window() ? "cli.status.window" : "cli.status.service",
                        "" + serving.me().pid(),
                        serving.me().version(),
                        DurationText.of(Duration.ofSeconds(since.toSeconds()))));
        text.append('\n');
        text.append(words.text("cli.status.file", serving.me().file(), serving.hash()));
        text.append("\n\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        words.text("cli.status.name"),
                        words.text("cli.status.state"),
                        words.text("cli.status.requests"),
                        words.text("cli.status.inFlight"),
                        words.text("cli.status.address")));
        config.listeners().forEach(each -> rows.add(listener(each)));
        for (Service service : config.services()) {
            TrafficSnapshot.ServiceTraffic seen = counts.service(service.id().value());
            rows.add(row(service.name(), state.service(service), seen.traffic(), ""));
            service.backends().forEach(each -> rows.add(backend(service, each, seen)));
        }
        append(text, rows);
        return text.toString();
    }

    private List<String> listener(Listener listener) {
        String id = listener.id().value();
        String url =
                serving.listeners().stream()
                        .filter(open -> open.id().equals(id))
                        .findFirst()
                        .map(BoundListener::url)
                        .orElse("");
        return row(listener.name(), state.listener(listener), serving.counts().listener(id), url);
    }

    private List<String> backend(
            Service service, Backend backend, TrafficSnapshot.ServiceTraffic seen) {
        TrafficSnapshot.BackendTraffic own = seen.backends().get(backend.address());
        return row(
                "  " + backend.label(),
                state.backend(service, backend),
                own == null ? Traffic.NONE : own.traffic(),
                backend.address());
    }

    private List<String> row(String name, Reality reality, Traffic traffic, String address) {
        String key = "state." + reality.name().toLowerCase(Locale.ROOT);
        return List.of(
                name,
                reality.glyph() + " " + words.text(key),
                words.text("cli.status.number", traffic.requests()),
                words.text("cli.status.number", traffic.inFlight()),
                address);
    }

    private static void append(StringBuilder text, List<List<String>> rows) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < COLUMNS; i++) {
                int column = i;
                int width =
                        rows.stream().mapToInt(r -> TextWidth.of(r.get(column))).max().orElse(0);
                String gap = " ".repeat(width - TextWidth.of(row.get(i)));
                boolean isNumber = i == 2 || i == 3;
                line.append(isNumber ? gap + row.get(i) : row.get(i) + gap).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
