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

/// An event as a line of JSON.
final class EventLine {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String FROM = "from";
    private static final String SERVICE = "service";

    private EventLine() {}

    /// @param isOfService whether it is of a proxy without a window
    static String write(Event event, boolean isOfService) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("at", event.at().toString());
        node.put("level", event.level().name().toLowerCase(Locale.ROOT));
        node.put("code", event.code());
        ArrayNode arguments = node.putArray("arguments");
        event.arguments().forEach(arguments::add);
        node.put("subject", event.subject());
        if (isOfService) {
            node.put(FROM, SERVICE);
        }
        return MAPPER.writeValueAsString(node);
    }

    /// The event of a line; empty for one that was cut short or is none of ours.
    static Optional<Event> read(String line) {
        return read(line, false);
    }

    /// The same, of a proxy without a window; empty for that of a window.
    static Optional<Event> readOfService(String line) {
        return read(line, true);
    }

    private static Optional<Event> read(String line, boolean isOnlyOfService) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (isOnlyOfService && !node.path(FROM).asString("").equals(SERVICE)) {
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
