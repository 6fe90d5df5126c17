package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.patterns.Match;
import org.yaomote.patterns.TextMatcher;
import org.yaomote.policy.Subject;

/// A part of the message is like a pattern.
///
/// @param expansion of [Subject.Expanded]; null for other subjects
/// @param tag name of what the pattern catches, empty for none
record SubjectTest(
        Subject subject, @Nullable Expansion expansion, Live<TextMatcher> matcher, String tag)
        implements Test {
    @Override
    public Verdict ask(Visit visit) {
        Message message = visit.message();
        return switch (subject) {
            case Subject.Url _ -> compare(message.url(), visit);
            case Subject.Path(var decode) ->
                    compare(decode ? Percent.decode(message.path()) : message.path(), visit);
            case Subject.Query _ -> {
                String query = message.query();
                yield compare(query == null ? "" : query, visit);
            }
            case Subject.Parameter(var name, var decode) -> parameter(name, decode, visit);
            case Subject.Host _ -> compare(message.host(), visit);
            case Subject.AnyHeader _ -> field(null, visit);
            case Subject.Header(var name) -> field(name, visit);
            case Subject.Method _ -> compare(message.method(), visit);
            case Subject.Expanded _ -> expanded(visit);
        };
    }

    private Verdict parameter(String name, boolean decode, Visit visit) {
        for (String value : Visit.parameters(visit.message().query(), name)) {
            Verdict verdict = compare(decode ? Percent.decode(value) : value, visit);
            if (verdict != Verdict.FAILS) {
                return verdict;
            }
        }
        return Verdict.FAILS;
    }

    /// @param name of the fields whose values count; null for all whole lines
    private Verdict field(@Nullable String name, Visit visit) {
        Message message = visit.message();
        for (int i = 0; i < message.fields(); i++) {
            if (name != null && !name.equalsIgnoreCase(message.name(i))) {
                continue;
            }
            String value = message.value(i);
            Verdict verdict = compare(name == null ? message.name(i) + ": " + value : value, visit);
            if (verdict != Verdict.FAILS) {
                return verdict;
            }
        }
        return Verdict.FAILS;
    }

    private Verdict expanded(Visit visit) {
        String text = expansion == null ? "" : expansion.expand(visit);
        return text == null ? Verdict.BROKEN : compare(text, visit);
    }

    private Verdict compare(String text, Visit visit) {
        return switch (matcher.now().compare(text)) {
            case Match.None _ -> Verdict.FAILS;
            case Match.Found(var captures) -> {
                visit.matches().add(tag, captures);
                yield Verdict.HOLDS;
            }
            case Match.TooCostly _ -> visit.broken("a pattern takes too many steps");
        };
    }
}
