package org.yaomote.store;

import org.yaomote.config.DurationText;
import org.yaomote.config.Problem;
import org.yaomote.policy.Condition;
import org.yaomote.words.ClosestWord;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One object of a configuration file, read key by key; everything wrong is noted with its path,
/// and reading goes on with a stand-in.
///
/// Thread: its reader's.
final class JsonObject {
    private final JsonNode node;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    JsonObject(JsonNode node, String path, List<Problem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /// A record by its components, or left out.
    <R extends Record> R record(String key, Class<R> type, R otherwise) {
        return object(key)
                .map(json -> new RecordReader(problems).read(type, json))
                .orElse(otherwise);
    }

    /// The conditions of a list, or left out.
    List<Condition> conditions(String key) {
        RecordReader reader = new RecordReader(problems);
        return objects(key).stream().flatMap(json -> reader.conditions(json).stream()).toList();
    }

    /// Whether the key is there.
    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    /// A text that must be there.
    String text(String key) {
        return text(key, Optional.empty());
    }

    /// A text that may be left out.
    String text(String key, String otherwise) {
        return text(key, Optional.of(otherwise));
    }

    /// A whole number that may be left out.
    int number(String key, Optional<Integer> otherwise) {
        JsonNode value = value(key, otherwise.isPresent());
        if (value.isMissingNode()) {
            return otherwise.orElse(0);
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            wrong(key, "file.number", value);
            return otherwise.orElse(0);
        }
        return value.intValue();
    }

    /// A whole number of up to 64 bits that may be left out.
    long longNumber(String key, long otherwise) {
        JsonNode value = value(key, true);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            wrong(key, "file.number", value);
            return otherwise;
        }
        return value.longValue();
    }

    /// Every key a whole number and every value a text: nothing else is left in the object.
    Map<Integer, String> textsByNumber() {
        Map<Integer, String> found = new HashMap<>();
        for (String key : node.propertyNames()) {
            Optional<Integer> number = number(key);
            if (number.isPresent()) {
                found.put(number.get(), text(key));
            } else {
                add(key, "file.numberKey", key);
            }
        }
        return found;
    }

    /// Written in one way only, or two keys could mean the same number.
    private static Optional<Integer> number(String key) {
        try {
            int number = Integer.parseInt(key);
            return key.equals(Integer.toString(number)) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// True or false, or left out.
    boolean flag(String key, boolean otherwise) {
        JsonNode value = value(key, true);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            wrong(key, "file.flag", value);
            return otherwise;
        }
        return value.booleanValue();
    }

    /// A duration such as `30s`, or left out.
    Duration duration(String key, Optional<Duration> otherwise) {
        String text = text(key, otherwise.map(DurationText::of));
        Optional<Duration> parsed = DurationText.parse(text);
        if (parsed.isEmpty() && !text.isEmpty()) {
            add(key, "file.duration", text);
        }
        return parsed.orElse(otherwise.orElse(Duration.ofSeconds(1)));
    }

    /// One of a few words.
    ///
    /// @param meanings what each word means
    /// @param otherwise the word if the key is left out; empty if it must not be
    /// @return empty if the word is not known, which is noted
    <T> Optional<T> word(String key, Map<String, T> meanings, Optional<String> otherwise) {
        String text = text(key, otherwise);
        T meaning = meanings.get(text);
        if (meaning == null && node.path(key).isString()) {
            add(key, "file.word", text, String.join(", ", meanings.keySet()));
        }
        return Optional.ofNullable(meaning);
    }

    /// A list of objects, or left out.
    List<JsonObject> objects(String key) {
        List<JsonObject> found = new ArrayList<>();
        List<JsonNode> list = list(key);
        for (int i = 0; i < list.size(); i++) {
            String place = place(key) + "[" + i + "]";
            if (list.get(i).isObject()) {
                found.add(new JsonObject(list.get(i), place, problems));
            } else {
                problems.add(Problem.error(place, "file.object"));
            }
        }
        return found;
    }

    /// A list of texts, or left out.
    List<String> texts(String key) {
        List<String> found = new ArrayList<>();
        List<JsonNode> list = list(key);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isString()) {
                found.add(list.get(i).stringValue());
            } else {
                wrong(key + "[" + i + "]", "file.text", list.get(i));
            }
        }
        return found;
    }

    /// An object, or left out.
    Optional<JsonObject> object(String key) {
        JsonNode value = value(key, true);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            problems.add(Problem.error(place(key), "file.object"));
            return Optional.empty();
        }
        return Optional.of(new JsonObject(value, place(key), problems));
    }

    /// Refuses an object without any key.
    void refuseEmpty(String code) {
        if (node.isEmpty()) {
            problems.add(Problem.error(path, code));
        }
    }

    /// Refuses the keys that nobody asked for.
    void end() {
        for (String key : node.propertyNames()) {
            if (!asked.contains(key)) {
                Optional<String> meant = ClosestWord.of(key, asked);
                if (meant.isPresent()) {
                    add(key, "file.unknownKeyMeant", key, meant.get());
                } else {
                    add(key, "file.unknownKey", key);
                }
            }
        }
    }

    private String text(String key, Optional<String> otherwise) {
        JsonNode value = value(key, otherwise.isPresent());
        if (value.isMissingNode()) {
            return otherwise.orElse("");
        }
        if (!value.isString()) {
            wrong(key, "file.text", value);
            return otherwise.orElse("");
        }
        return value.stringValue();
    }

    private List<JsonNode> list(String key) {
        JsonNode value = value(key, true);
        if (!value.isMissingNode() && !value.isArray()) {
            add(key, "file.list");
        }
        return value.isArray() ? List.copyOf(value.values()) : List.of();
    }

    /// What stands there, for a reader of its own; missing if it is left out.
    ///
    /// @param optional whether it may be
    JsonNode value(String key, boolean optional) {
        asked.add(key);
        JsonNode value = node.path(key);
        if (value.isMissingNode() && !optional) {
            problems.add(Problem.error(path.isEmpty() ? key : path, "file.missingKey", key));
        }
        return value;
    }

    private void wrong(String key, String code, JsonNode value) {
        add(key, code, excerpt(value));
    }

    /// The beginning of a value, for messages.
    static String excerpt(JsonNode value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "\u2026" : text;
    }

    private void add(String key, String code, Object... arguments) {
        problems.add(Problem.error(place(key), code, arguments));
    }

    /// The path of what stands there.
    String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
