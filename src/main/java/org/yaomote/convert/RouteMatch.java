package org.yaomote.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the Gateway API compares of a request, its host apart; all of it must hold.
///
/// @param path every request has one, so [Path#ALL] asks for nothing
/// @param method empty for any
/// @param headers by name in small letters
/// @param query parameters by name
record RouteMatch(
        Path path,
        String method,
        SortedMap<String, String> headers,
        SortedMap<String, String> query) {
    /// A match of everything.
    static final RouteMatch ALL = new RouteMatch(Path.ALL, "", new TreeMap<>(), new TreeMap<>());

    /// How paths are compared.
    enum Kind {
        EXACT("Exact"),
        PREFIX("PathPrefix"),
        PATTERN("RegularExpression");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /// What is compared with a path.
    record Path(Kind kind, String value) {
        static final Path ALL = new Path(Kind.PREFIX, "/");

        /// The requests of both; empty if there are none, or if no single comparison means them.
        Optional<Path> and(Path other) {
            if (equals(other) || other.equals(ALL)) {
                return Optional.of(this);
            }
            if (equals(ALL)) {
                return Optional.of(other);
            }
            return covers(other) ? Optional.of(other) : Optional.of(this).filter(other::covers);
        }

        private boolean covers(Path other) {
            String stem = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
            return kind == Kind.PREFIX
                    && other.kind != Kind.PATTERN
                    && (other.value.equals(stem) || other.value.startsWith(stem + "/"));
        }
    }

    /// The requests of both; empty if there are none, or if no single match means them.
    Optional<RouteMatch> and(RouteMatch other) {
        Optional<Path> paths = path.and(other.path);
        Optional<String> methods = either(method, other.method);
        Optional<SortedMap<String, String>> fields = joined(headers, other.headers);
        Optional<SortedMap<String, String>> parameters = joined(query, other.query);
        boolean isPossible =
                paths.isPresent()
                        && methods.isPresent()
                        && fields.isPresent()
                        && parameters.isPresent();
        return isPossible
                ? Optional.of(
                        new RouteMatch(paths.get(), methods.get(), fields.get(), parameters.get()))
                : Optional.empty();
    }

    /// Whether it is the gateway's affair which of both comes first: patterns have no place in the
    /// order of the Gateway API.
    boolean isUnclearBeside(RouteMatch other) {
        boolean hasPattern = path.kind() == Kind.PATTERN || other.path.kind() == Kind.PATTERN;
        boolean isAll = path.equals(Path.ALL) || other.path.equals(Path.ALL);
        return hasPattern && !isAll && !path.equals(other.path);
    }

    private static Optional<String> either(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.of(one + other);
        }
        return one.equals(other) ? Optional.of(one) : Optional.empty();
    }

    private static Optional<SortedMap<String, String>> joined(
            Map<String, String> one, Map<String, String> other) {
        SortedMap<String, String> both = new TreeMap<>(one);
        for (Map.Entry<String, String> entry : other.entrySet()) {
            String known = both.putIfAbsent(entry.getKey(), entry.getValue());
            if (known != null && !known.equals(entry.getValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(both);
    }

    /// As it stands in an HTTPRoute.
    Map<String, Object> yaml() {
        Map<String, Object> match =
                YamlTexts.map(
                        "path", YamlTexts.map("type", path.kind().word, "value", path.value()));
        if (!headers.isEmpty()) {
            match.put("headers", list(headers));
        }
        if (!query.isEmpty()) {
            match.put("queryParams", list(query));
        }
        if (!method.isEmpty()) {
            match.put("method", method);
        }
        return match;
    }

    private static List<Map<String, Object>> list(Map<String, String> values) {
        List<Map<String, Object>> list = new ArrayList<>();
        values.forEach(
                (name, value) ->
                        list.add(YamlTexts.map("type", "Exact", "name", name, "value", value)));
        return list;
    }
}
