package org.yaomote.control;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Questions and answers as lines of JSON.
///
/// Thread: any.
final class Wire {
    /// The version of the channel; another one is refused, not guessed at.
    static final int VERSION = 1;

    private static final String MARK = "yaomote";
    private static final String ASK = "ask";
    private static final String ANSWER = "answer";
    private static final Map<String, Class<?>> REQUESTS = kinds(Request.class);
    private static final Map<String, Class<?>> ANSWERS = kinds(Answer.class);

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule("yaomote")
                                    .addSerializer(Where.class, new WhereWriter())
                                    .addDeserializer(Where.class, new WhereReader()))
                    .build();

    private Wire() {}

    /// What came of reading a question.
    sealed interface Question {
        record Asked(Request request) implements Question {}

        record Wrong(Problem problem) implements Question {}
    }

    static String line(Request request) {
        return line(ASK, request);
    }

    static String line(Answer answer) {
        return line(ANSWER, answer);
    }

    /// Reads a question; whatever stands in the line, it is only refused.
    static Question question(String line) {
        try {
            JsonNode tree = MAPPER.readTree(line);
            if (!(tree instanceof ObjectNode object)) {
                return wrong("control.noObject");
            }
            JsonNode version = object.remove(MARK);
            if (version == null || !version.isInt() || version.intValue() != VERSION) {
                String found = version == null ? "-" : excerpt(version.toString());
                return wrong("control.version", VERSION, found);
            }
            JsonNode ask = object.remove(ASK);
            String word = ask != null && ask.isString() ? ask.stringValue() : "";
            Class<?> kind = REQUESTS.get(word);
            if (kind == null) {
                return wrong(
                        "control.unknown", excerpt(word), String.join(", ", REQUESTS.keySet()));
            }
            return read(object, word, kind);
        } catch (JacksonException e) {
            return wrong("control.noJson", excerpt(e.getOriginalMessage()));
        }
    }

    private static Question read(ObjectNode object, String word, Class<?> kind) {
        try {
            Object read =
                    MAPPER.readerFor(kind)
                            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                            .readValue(object);
            return new Question.Asked((Request) read);
        } catch (JacksonException e) {
            return wrong("control.shape", word, excerpt(e.getOriginalMessage()));
        }
    }

    /// Reads an answer; empty if it is none of this version.
    static Optional<Answer> answer(String line) {
        try {
            if (!(MAPPER.readTree(line) instanceof ObjectNode object)) {
                return Optional.empty();
            }
            JsonNode version = object.remove(MARK);
            JsonNode word = object.remove(ANSWER);
            if (version == null || version.asInt(0) != VERSION || word == null) {
                return Optional.empty();
            }
            Class<?> kind = ANSWERS.get(word.asString(""));
            return kind == null
                    ? Optional.empty()
                    : Optional.of((Answer) MAPPER.treeToValue(object, kind));
        } catch (JacksonException e) {
            System.getLogger(Wire.class.getName())
                    .log(System.Logger.Level.WARNING, "an answer that cannot be read", e);
            return Optional.empty();
        }
    }

    private static String line(String key, Object value) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put(MARK, VERSION);
        node.put(key, word(value.getClass()));
        node.setAll((ObjectNode) MAPPER.valueToTree(value));
        return MAPPER.writeValueAsString(node);
    }

    private static Question wrong(String code, Object... arguments) {
        return new Question.Wrong(Problem.general(code, arguments));
    }

    /// A message may show what was sent, and that may be long.
    private static String excerpt(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > 120 ? line.substring(0, 120) + "\u2026" : line;
    }

    private static Map<String, Class<?>> kinds(Class<?> sealed) {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        Arrays.stream(sealed.getPermittedSubclasses())
                .filter(kind -> kind != Answer.Silence.class)
                .forEach(kind -> kinds.put(word(kind), kind));
        return kinds;
    }

    /// `UnderWay` is `under-way`.
    private static String word(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /// A place as the components of its kind, which no two kinds share.
    private static final class WhereWriter extends StdSerializer<Where> {
        WhereWriter() {
            super(Where.class);
        }

        @Override
        public void serialize(Where where, JsonGenerator to, SerializationContext context) {
            to.writeStartObject();
            switch (where) {
                case Where.Field(var path) -> to.writeStringProperty("field", path);
                case Where.Line(var file, var line, var from, var until) -> {
                    to.writeStringProperty("file", file);
                    to.writeNumberProperty("line", line);
                    to.writeNumberProperty("from", from);
                    to.writeNumberProperty("to", until);
                }
                case Where.Everywhere _ -> {}
            }
            to.writeEndObject();
        }
    }

    private static final class WhereReader extends StdDeserializer<Where> {
        WhereReader() {
            super(Where.class);
        }

        @Override
        public Where deserialize(JsonParser from, DeserializationContext context) {
            JsonNode node = context.readTree(from);
            if (node.has("field")) {
                return new Where.Field(node.path("field").asString(""));
            }
            return node.has("line")
                    ? new Where.Line(
                            node.path("file").asString(""),
                            node.path("line").asInt(1),
                            node.path("from").asInt(1),
                            node.path("to").asInt(1))
                    : new Where.Everywhere();
        }
    }
}
