package org.yaomote.store;

import org.yaomote.config.Change;
import org.yaomote.config.ProxyConfig;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An entry of the history as JSON.
final class HistoryJson {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HistoryJson() {}

    static String write(HistoryEntry entry) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("version", VERSION);
        node.put("at", entry.at().toString());
        node.put("cause", entry.cause());
        node.put("note", entry.note());
        changes(node.putArray("changes"), entry.changes());
        node.put("result", entry.result().name().toLowerCase(Locale.ROOT));
        changes(node.putArray("details"), entry.details());
        node.put("tookMillis", entry.took().toMillis());
        entry.traffic()
                .ifPresent(
                        traffic -> {
                            node.put("requests", traffic.requests());
                            node.put("errors", traffic.errors());
                        });
        node.put("config", ConfigJson.write(entry.config()));
        return MAPPER.writeValueAsString(node) + "\n";
    }

    private static void changes(ArrayNode array, List<Change> changes) {
        for (Change change : changes) {
            ObjectNode node = array.addObject();
            node.put("code", change.code());
            ArrayNode arguments = node.putArray("arguments");
            change.arguments().forEach(arguments::add);
        }
    }

    /// The entry of a text; empty for one that is broken or newer than this program.
    static Optional<HistoryEntry> read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            boolean isKnown = node.path("version").asInt(0) == VERSION;
            return isKnown ? config(node).map(config -> entry(node, config)) : Optional.empty();
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<ProxyConfig> config(JsonNode node) {
        return switch (ConfigJson.read(node.path("config").asString(""), "history")) {
            case ConfigJson.Reading.Read(var config) -> Optional.of(config);
            case ConfigJson.Reading.Unreadable _ -> Optional.empty();
        };
    }

    private static HistoryEntry entry(JsonNode node, ProxyConfig config) {
        return new HistoryEntry(
                Instant.parse(node.path("at").asString("")),
                node.path("cause").asString(""),
                node.path("note").asString(""),
                changes(node.path("changes")),
                HistoryEntry.Result.valueOf(
                        node.path("result").asString("").toUpperCase(Locale.ROOT)),
                changes(node.path("details")),
                Duration.ofMillis(node.path("tookMillis").asLong(0)),
                node.has("requests")
                        ? Optional.of(
                                new HistoryEntry.Traffic(
                                        node.path("requests").asLong(0),
                                        node.path("errors").asLong(0)))
                        : Optional.empty(),
                config);
    }

    private static List<Change> changes(JsonNode array) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode node : array) {
            List<String> arguments = new ArrayList<>();
            node.path("arguments").forEach(argument -> arguments.add(argument.asString("")));
            changes.add(new Change(node.path("code").asString(""), arguments));
        }
        return changes;
    }
}
