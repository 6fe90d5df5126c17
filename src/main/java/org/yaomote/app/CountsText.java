package org.yaomote.app;

import org.yaomote.control.Answer;
import org.yaomote.control.ControlClient;
import org.yaomote.control.ControlFolder;
import org.yaomote.control.Request;
import org.yaomote.exposition.CountNames;
import org.yaomote.exposition.OpenMetricsText;
import org.yaomote.metrics.TrafficSnapshot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// The counts of proxies as the text of OpenMetrics, with numbers for names.
final class CountsText {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private CountsText() {}

    static String of(TrafficSnapshot counts) {
        CountNames byId = new CountNames(Map.of(), Map.of());
        return new String(OpenMetricsText.of(counts, byId), StandardCharsets.UTF_8);
    }

    /// Those of all proxies that answer through their channels, each with who it is; blocks.
    static String ofThoseWhoServe(ControlFolder channels) {
        String all =
                channels.engines().stream()
                        .map(CountsText::asked)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n"));
        return all.isEmpty() ? "No proxy answered." : all;
    }

    private static String asked(Path socket) {
        return ControlClient.ask(socket, new Request.Status(), PATIENCE)
                        instanceof Answer.Serving serving
                ? "# process %d serves %s%n%s"
                        .formatted(serving.me().pid(), serving.me().file(), of(serving.counts()))
                : "";
    }
}
