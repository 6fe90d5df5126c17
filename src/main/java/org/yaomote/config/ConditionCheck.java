package org.yaomote.config;

import org.yaomote.policy.Condition;
import org.yaomote.policy.ConditionText;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Rate;
import org.yaomote.policy.Subject;

import java.util.List;

/// What is wrong with conditions.
final class ConditionCheck {
    /// Nobody reads deeper ones; what has a name can be nested anew.
    static final int DEEPEST = 30;

    /// What conditions are asked about.
    enum Asked {
        /// Requests of clients whose certificate may be known.
        REQUEST,
        /// Requests of clients that show no certificate.
        PLAIN_REQUEST,
        /// Answers of backends.
        ANSWER
    }

    private final Definitions definitions;
    private final Findings found;
    private final SourceCheck sources;

    ConditionCheck(Definitions definitions, Findings found) {
        this.definitions = definitions;
        this.found = found;
        sources = new SourceCheck(definitions, found);
    }

    void all(String path, List<Condition> conditions, Asked asked) {
        nested(path, conditions, new Level(asked, 1));
    }

    private record Level(Asked asked, int depth) {
        Level below() {
            return new Level(asked, depth + 1);
        }
    }

    private void nested(String path, List<Condition> conditions, Level level) {
        for (int i = 0; i < conditions.size(); i++) {
            one(path + "[" + i + "]", conditions.get(i), level);
        }
    }

    private void one(String path, Condition condition, Level level) {
        if (level.depth() > DEEPEST) {
            found.error(path, "condition.deep", DEEPEST);
            return;
        }
        if (level.asked() == Asked.ANSWER && !isOfAnswers(condition)) {
            found.error(path, "condition.inAnswer", ConditionText.of(condition));
        }
        switch (condition) {
            case Condition.All(var conditions) -> {
                if (conditions.isEmpty()) {
                    found.warning(path, "condition.allOfNone");
                }
                nested(path + ".conditions", conditions, level.below());
            }
            case Condition.Any(var conditions) -> {
                if (conditions.isEmpty()) {
                    found.warning(path, "condition.anyOfNone");
                }
                nested(path + ".conditions", conditions, level.below());
            }
            case Condition.Not(var negated) -> one(path + ".condition", negated, level.below());
            case Condition.ShowsCertificate(var file) -> certificate(path, file, level.asked());
            case Condition.HostIs _,
                    Condition.PathPrefix _,
                    Condition.Matches _,
                    Condition.ClientIn _,
                    Condition.Authorized _,
                    Condition.WithinRate _,
                    Condition.Named _ ->
                    simple(path, condition);
        }
    }

    private void simple(String path, Condition condition) {
        switch (condition) {
            case Condition.HostIs(var host) -> {
                String name = host.startsWith("*.") ? host.substring(2) : host;
                if (!HostName.isValid(name)) {
                    found.error(path, "match.host", host);
                }
            }
            case Condition.PathPrefix(var prefix) -> {
                if (!ListenerCheck.isPath(prefix)) {
                    found.error(path, "match.path", prefix);
                }
            }
            case Condition.Matches(var subject, var pattern) -> {
                subject(path + ".subject", subject);
                sources.pattern(path + ".pattern", pattern);
            }
            case Condition.ClientIn(var addresses, _) ->
                    sources.addresses(path + ".addresses", addresses, false);
            case Condition.Authorized(var users) -> sources.users(path + ".users", users);
            case Condition.WithinRate(_, var rate) -> rate(path + ".rate", rate);
            case Condition.Named(var name) -> {
                if (definitions.conditions(name).isEmpty()) {
                    found.error(path + ".name", "condition.unknown", name);
                }
            }
            case Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.ShowsCertificate _ -> {}
        }
    }

    private void certificate(String path, String file, Asked asked) {
        if (asked == Asked.PLAIN_REQUEST) {
            found.error(path, "condition.noTls");
        }
        if (file.isBlank()) {
            found.error(path + ".file", "certificate.blank");
        }
    }

    private void subject(String path, Subject subject) {
        switch (subject) {
            case Subject.Header(var name) -> found.fieldName(path + ".name", name);
            case Subject.Parameter(var name, _) -> {
                if (name.isEmpty()) {
                    found.error(path + ".name", "parameter.name");
                }
            }
            case Subject.Expanded(var text) -> found.printable(path + ".text", text);
            case Subject.Url _,
                    Subject.Path _,
                    Subject.Query _,
                    Subject.Host _,
                    Subject.AnyHeader _,
                    Subject.Method _ -> {}
        }
    }

    private void rate(String path, Rate rate) {
        found.atLeast(path + ".tokens", rate.tokens(), 1);
        found.duration(path + ".per", rate.per());
        found.atLeast(path + ".burst", rate.burst(), 0);
    }

    /// Pound knows these in answers: headers, expanded texts, and what is made of them.
    private static boolean isOfAnswers(Condition condition) {
        return switch (condition) {
            case Condition.Matches(Subject.AnyHeader _, _),
                    Condition.Matches(Subject.Header _, _),
                    Condition.Matches(Subject.Expanded _, _),
                    Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.Named _ ->
                    true;
            case Condition.Matches _,
                    Condition.HostIs _,
                    Condition.PathPrefix _,
                    Condition.ClientIn _,
                    Condition.Authorized _,
                    Condition.WithinRate _,
                    Condition.ShowsCertificate _ ->
                    false;
        };
    }
}
