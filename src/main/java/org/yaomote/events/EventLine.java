package org.yaomote.events;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// An event as a line of JSON.
final class EventLine {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String FROM = "from";
    private static final String SERVICE = "service";
    private static final String WINDOW = "window";

    private EventLine() {}

    /// Of a window.
    static String write(Event event) {
        return MAPPER.writeValueAsString(node(event));
    }

    private static ObjectNode node(Event event) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("at", event.at().toString());
        node.put("level", event.level().name().toLowerCase(Locale.ROOT));
        node.put("code", event.code());
        ArrayNode arguments = node.putArray("arguments");
        event.arguments().forEach(arguments::add);
        node.put("subject", event.subject());
        return node;
    }

    /// The same, of a proxy without a window.
    ///
    /// @param window the process of a window that tells of it as well, in a line of its own
    static String ofService(Event event, OptionalLong window) {
        ObjectNode node = node(event);
        node.put(FROM, SERVICE);
        window.ifPresent(process -> node.put(WINDOW, process));
        return MAPPER.writeValueAsString(node);
    }

    /// The event of a line; empty for one that was cut short, is none of ours, or is of what
    /// another line tells as well.
    static Optional<Event> read(String line) {
        return read(line, node -> !node.has(WINDOW));
    }

    /// The same, of a proxy without a window; empty for that of a window, and for what this window
    /// has told.
    ///
    /// @param process that of the window
    static Optional<Event> readOfService(String line, long process) {
        return read(
                line,
                node ->
                        node.path(FROM).asString("").equals(SERVICE)
                                && node.path(WINDOW).asLong(0) != process);
    }

    private static Optional<Event> read(String line, Predicate<JsonNode> isWanted) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (!isWanted.test(node)) {
                return Optional.empty();
            }
            List<String> arguments = new ArrayList<>();
            node.path("arguments").forEach(argument -> arguments.add(argument.asString("")));
            String code = node.path("code").asString("");
            return code.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Event(
                                    Instant.parse(node.path("at").asString("")),
                                    Event.Level.valueOf(
                                            node.path("level")
                                                    .asString("")
                                                    .toUpperCase(Locale.ROOT)),
                                    code,
                                    arguments,
                                    node.path("subject").asString("")));
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
