package org.yaomote.store;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which line of a configuration file a field stands on, so that a terminal can show it.
///
/// Thread: any, once made.
public final class JsonPlaces {
    private final Map<String, Where.Line> places = new HashMap<>();
    private final String file;

    private JsonPlaces(String file) {
        this.file = file;
    }

    /// Looks where the fields are; of a text with broken JSON, as far as it goes.
    ///
    /// @param file its name, for the places
    public static JsonPlaces of(String text, String file) {
        JsonPlaces found = new JsonPlaces(file);
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser json = JsonMapper.shared().createParser(bare)) {
            if (json.nextToken() != null) {
                found.value(json, "", found.token(json));
            }
        } catch (JacksonException _) {
            // What is wrong is for the reader to say; here is only where things are.
            return found;
        }
        return found;
    }

    /// The place of a field of the configuration that was read, else of what is around it: key and
    /// value of a plain field, the key of a list or an object.
    ///
    /// @param path as in [Where.Field]
    public Optional<Where.Line> find(String path) {
        String at = path;
        Where.Line place = places.get(at);
        while (place == null && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
            place = places.get(at);
        }
        return Optional.ofNullable(place);
    }

    /// The problems with lines in the place of fields, where the file has them.
    public List<Problem> located(List<Problem> problems) {
        return problems.stream().map(this::located).toList();
    }

    private Problem located(Problem problem) {
        Where where =
                switch (problem.where()) {
                    case Where.Field field ->
                            find(field.path()).map(Where.class::cast).orElse(field);
                    case Where.Line line -> line;
                    case Where.Everywhere everywhere -> everywhere;
                };
        return new Problem(problem.severity(), where, problem.code(), problem.arguments());
    }

    private void value(JsonParser json, String path, Where.Line begin) {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                places.put(path, begin);
                object(json, path);
            }
            case START_ARRAY -> {
                places.put(path, begin);
                list(json, path);
            }
            default -> {
                json.finishToken();
                Where.Line value = token(json);
                int to = value.line() == begin.line() ? value.to() : begin.to();
                places.put(path, new Where.Line(file, begin.line(), begin.from(), to));
            }
        }
    }

    private void object(JsonParser json, String path) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            TokenStreamLocation at = json.currentTokenLocation();
            int from = at.getColumnNr();
            int to = from + key.length() + 1;
            json.nextToken();
            value(
                    json,
                    path.isEmpty() ? key : path + "." + key,
                    new Where.Line(file, at.getLineNr(), from, to));
        }
    }

    private void list(JsonParser json, String path) {
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            value(json, path + "[" + i + "]", token(json));
        }
    }

    private Where.Line token(JsonParser json) {
        TokenStreamLocation from = json.currentTokenLocation();
        TokenStreamLocation behind = json.currentLocation();
        boolean isOneLine = from.getLineNr() == behind.getLineNr();
        int to = isOneLine ? behind.getColumnNr() - 1 : from.getColumnNr();
        return new Where.Line(
                file, from.getLineNr(), from.getColumnNr(), Math.max(from.getColumnNr(), to));
    }
}
