package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.patterns.Captures;

import java.util.List;

/// A part of a text with references. Immutable.
sealed interface ExpansionPart {
    /// What it stands for; null for a group that does not exist.
    @Nullable String expand(Visit visit);

    default boolean isReference() {
        return false;
    }

    /// Octets as they are.
    record Literal(String text) implements ExpansionPart {
        @Override
        public String expand(Visit visit) {
            return text;
        }
    }

    /// A group of a pattern so many matches ago.
    record Numbered(int group, int ago) implements ExpansionPart {
        @Override
        public @Nullable String expand(Visit visit) {
            return caught(visit.matches().back(ago), group);
        }

        @Override
        public boolean isReference() {
            return true;
        }

        @Override
        public String toString() {
            return ago == 0 ? "$" + group : "$" + group + "(" + ago + ")";
        }
    }

    /// A group of a pattern with a tag.
    record Tagged(int group, String tag) implements ExpansionPart {
        @Override
        public @Nullable String expand(Visit visit) {
            return caught(visit.matches().tagged(tag), group);
        }

        @Override
        public boolean isReference() {
            return true;
        }

        @Override
        public String toString() {
            return "$" + group + "(" + tag + ")";
        }
    }

    /// A part of the message; empty where it has none.
    record Part(What what) implements ExpansionPart {
        @Override
        public String expand(Visit visit) {
            Message message = visit.message();
            return switch (what) {
                case URL -> message.url();
                case PATH -> message.path();
                case QUERY -> {
                    String query = message.query();
                    yield query == null ? "" : query;
                }
                case HOST -> message.host();
                case PORT -> message.port();
                case USER -> visit.user();
                case REMOTE -> address(visit.peer().address().getHostAddress());
            };
        }
    }

    /// Kinds of [Part].
    enum What {
        URL,
        PATH,
        QUERY,
        HOST,
        PORT,
        USER,
        REMOTE
    }

    /// The first value of a parameter of the query.
    record Parameter(String name) implements ExpansionPart {
        @Override
        public String expand(Visit visit) {
            List<String> values = Visit.parameters(visit.message().query(), name);
            return values.isEmpty() ? "" : values.getFirst();
        }
    }

    /// The first value of a field.
    record Header(String name) implements ExpansionPart {
        @Override
        public String expand(Visit visit) {
            String value = visit.message().header(name);
            return value == null ? "" : value;
        }
    }

    /// The client's address as trusted proxies report it.
    record Forwarded(Origin origin) implements ExpansionPart {
        @Override
        public String expand(Visit visit) {
            return address(origin.client(visit).getHostAddress());
        }
    }

    /// A constant, encoded.
    record Constant(Live<String> value, Encoding encoding) implements ExpansionPart {
        @Override
        public String expand(Visit visit) {
            return encoding.apply(value.now());
        }
    }

    private static @Nullable String caught(@Nullable Captures captures, int group) {
        if (captures == null || group >= captures.count()) {
            return null;
        }
        String text = captures.group(group);
        return text == null ? "" : text;
    }

    private static String address(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
