package org.yaomote.store;

import org.yaomote.config.DurationText;
import org.yaomote.config.Problem;
import org.yaomote.policy.Condition;
import org.yaomote.policy.TextSource;

import tools.jackson.databind.JsonNode;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the tree that [RecordTree] builds, or that somebody wrote by hand; everything wrong is
/// noted with its path, and reading goes on with a stand-in. How deep it calls itself is bounded by
/// the nesting that the JSON library lets pass.
///
/// Thread: its reader's.
final class RecordReader {
    private final List<Problem> problems;

    RecordReader(List<Problem> problems) {
        this.problems = problems;
    }

    /// The record that stands in an object.
    <R extends Record> R read(Class<R> type, JsonObject json) {
        R read = type.cast(record(type, json));
        json.end();
        return read;
    }

    /// One condition, or none; two if the object has a host and a path, as rules of the first
    /// releases may.
    List<Condition> conditions(JsonObject json) {
        if (json.has(RecordShape.KIND)) {
            return List.of((Condition) oneOf(Condition.class, json));
        }
        List<Condition> found = new ArrayList<>();
        if (json.has("host")) {
            found.add(new Condition.HostIs(json.text("host")));
        }
        if (json.has("path")) {
            found.add(new Condition.PathPrefix(json.text("path")));
        }
        // Read as no condition at all, `{}` would make a rule take every request.
        json.refuseEmpty("file.emptyMatch");
        json.end();
        return found;
    }

    private Object record(Class<?> type, JsonObject json) {
        RecordShape shape = RecordShape.of(type);
        List<Object> components = new ArrayList<>();
        for (RecordShape.Part part : shape.parts()) {
            JsonNode value = json.value(part.name(), part.usual().isPresent());
            components.add(
                    value.isMissingNode()
                            ? part.usual().orElseGet(() -> RecordShape.blank(part.type()))
                            : value(part.type(), value, json.place(part.name())));
        }
        return shape.make(components);
    }

    private Object value(Type declared, JsonNode node, String place) {
        Class<?> type = RecordShape.raw(declared);
        if (type == Condition.class) {
            return condition(node, place);
        }
        if (type == TextSource.class && node.isArray()) {
            return new TextSource.Inline(texts(node, place));
        }
        if (type.isSealed()) {
            return object(node, place)
                    .map(json -> oneOf(type, json))
                    .orElseGet(() -> RecordShape.blank(type));
        }
        if (type.isRecord()) {
            return object(node, place)
                    .map(json -> (Object) read(type.asSubclass(Record.class), json))
                    .orElseGet(() -> RecordShape.blank(type));
        }
        if (type.isEnum()) {
            return word(type, node, place);
        }
        return switch (type.getName()) {
            case "java.util.Optional" ->
                    Optional.of(value(RecordShape.argument(declared), node, place));
            case "java.util.List" -> list(RecordShape.argument(declared), node, place);
            case "java.util.Set" -> Set.copyOf(list(RecordShape.argument(declared), node, place));
            case "java.util.Map" ->
                    object(node, place).map(JsonObject::textsByNumber).orElse(Map.of());
            default -> plain(type, node, place);
        };
    }

    private Object plain(Class<?> type, JsonNode node, String place) {
        return switch (type.getName()) {
            case "java.lang.String" -> text(node, place);
            case "java.time.Duration" -> duration(node, place);
            case "boolean", "java.lang.Boolean" -> {
                boolean isRight = node.isBoolean();
                expect(isRight, place, "file.flag", node);
                yield isRight && node.booleanValue();
            }
            case "int" -> {
                boolean isRight = node.isIntegralNumber() && node.canConvertToInt();
                expect(isRight, place, "file.number", node);
                yield isRight ? node.intValue() : 0;
            }
            case "long" -> {
                boolean isRight = node.isIntegralNumber() && node.canConvertToLong();
                expect(isRight, place, "file.number", node);
                yield isRight ? node.longValue() : 0L;
            }
            default -> throw new IllegalArgumentException("no form for " + type);
        };
    }

    private Object oneOf(Class<?> type, JsonObject json) {
        Optional<Class<?>> kind =
                json.word(RecordShape.KIND, RecordShape.kinds(type), Optional.empty());
        // Of an unknown kind nobody knows which other keys belong here.
        return kind.map(k -> (Object) read(k.asSubclass(Record.class), json))
                .orElseGet(() -> RecordShape.blank(type));
    }

    private Condition condition(JsonNode node, String place) {
        List<Condition> found = object(node, place).map(this::conditions).orElse(List.of());
        return found.size() == 1 ? found.getFirst() : new Condition.All(found);
    }

    private List<Object> list(Type type, JsonNode node, String place) {
        expectList(node, place);
        List<Object> found = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            String at = place + "[" + i + "]";
            if (type == Condition.class) {
                object(node.get(i), at).ifPresent(json -> found.addAll(conditions(json)));
            } else {
                found.add(value(type, node.get(i), at));
            }
        }
        return found;
    }

    private List<String> texts(JsonNode node, String place) {
        return list(String.class, node, place).stream().map(String.class::cast).toList();
    }

    private Object word(Class<?> type, JsonNode node, String place) {
        Map<String, Enum<?>> words = Vocabulary.words((Enum<?>[]) type.getEnumConstants());
        String text = text(node, place);
        if (node.isString() && !words.containsKey(text)) {
            problems.add(
                    Problem.error(place, "file.word", text, String.join(", ", words.keySet())));
        }
        return words.getOrDefault(text, words.values().iterator().next());
    }

    private String text(JsonNode node, String place) {
        expect(node.isString(), place, "file.text", node);
        return node.isString() ? node.stringValue() : "";
    }

    private Duration duration(JsonNode node, String place) {
        String text = text(node, place);
        Optional<Duration> parsed = DurationText.parse(text);
        if (node.isString() && parsed.isEmpty()) {
            problems.add(Problem.error(place, "file.duration", text));
        }
        return parsed.orElse(Duration.ZERO);
    }

    private Optional<JsonObject> object(JsonNode node, String place) {
        if (!node.isObject()) {
            problems.add(Problem.error(place, "file.object"));
            return Optional.empty();
        }
        return Optional.of(new JsonObject(node, place, problems));
    }

    private void expectList(JsonNode node, String place) {
        if (!node.isArray()) {
            problems.add(Problem.error(place, "file.list"));
        }
    }

    private void expect(boolean isRight, String place, String code, JsonNode node) {
        if (!isRight) {
            problems.add(Problem.error(place, code, JsonObject.excerpt(node)));
        }
    }
}
