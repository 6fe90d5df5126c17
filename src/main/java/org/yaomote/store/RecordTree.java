package org.yaomote.store;

import org.yaomote.config.DurationText;
import org.yaomote.policy.Condition;
import org.yaomote.policy.TextSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Builds the tree of a record by its components: what [RecordReader] reads.
///
/// A component is a key of its name. Left out are empty texts, lists and options, `false`, and what
/// is as in the usual value of the record, if its class has one. One of several kinds of records
/// has a key `kind`, the name of its class as words are written here; lines that stand in the file
/// are a list of texts, a host and a path are `{"host": …}` and `{"path": …}`.
final class RecordTree {
    private RecordTree() {}

    /// The tree of a record; with nothing in it if all is as usual.
    static ObjectNode of(Record value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        RecordShape shape = RecordShape.of(value.getClass());
        shape.kind().ifPresent(kind -> node.put(RecordShape.KIND, kind));
        for (RecordShape.Part part : shape.parts()) {
            Object component = part.of(value);
            if (!isLeftOut(part, component)) {
                node.set(part.name(), tree(component));
            }
        }
        return node;
    }

    /// The tree of a list of records.
    static ArrayNode list(Collection<?> values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> list.add(tree(value)));
        return list;
    }

    private static boolean isLeftOut(RecordShape.Part part, Object value) {
        return part.usual().map(value::equals).orElse(false);
    }

    private static JsonNode tree(Object value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (value) {
            case String text -> make.stringNode(text);
            case Boolean flag -> make.booleanNode(flag);
            case Integer number -> make.numberNode(number);
            case Long number -> make.numberNode(number);
            case Duration duration -> make.stringNode(DurationText.of(duration));
            case Enum<?> constant -> make.stringNode(Vocabulary.word(constant));
            case Optional<?> some -> tree(some.orElseThrow());
            case List<?> list -> list(list);
            case Collection<?> set -> list(set.stream().sorted().toList());
            case Map<?, ?> map -> textsByNumber(map);
            case TextSource.Inline(var lines) -> list(lines);
            case Condition.HostIs(var host) -> make.objectNode().put("host", host);
            case Condition.PathPrefix(var path) -> make.objectNode().put("path", path);
            case Record one -> of(one);
            default -> throw new IllegalArgumentException("no form for " + value.getClass());
        };
    }

    private static ObjectNode textsByNumber(Map<?, ?> texts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(texts).forEach((key, text) -> node.set(key.toString(), tree(text)));
        return node;
    }
}
