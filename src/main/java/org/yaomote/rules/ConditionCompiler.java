package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.patterns.TextMatcher;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Subject;
import org.yaomote.rules.RuleCompiler.Scope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Compiles conditions of one scope.
///
/// Thread: the engine's work thread.
final class ConditionCompiler {
    private static final Test NEVER = new Test.Any(List.of());

    private final RuleCompiler compiler;
    private final Scope scope;

    /// Names whose conditions are being compiled: none may need itself.
    private final Set<String> open = new HashSet<>();

    ConditionCompiler(RuleCompiler compiler, Scope scope) {
        this.compiler = compiler;
        this.scope = scope;
    }

    Program program(List<Condition> conditions, Predicate<Condition> asked) {
        List<Test> tests = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            if (asked.test(conditions.get(i))) {
                tests.add(one(conditions.get(i), scope.field() + "[" + i + "]"));
            }
        }
        return new Program(tests);
    }

    /// Compiles a named condition only to see what is wrong with it.
    void check(String name) {
        var _ = named(name, scope.field());
    }

    private List<Test> all(List<Condition> conditions, String field) {
        List<Test> tests = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            tests.add(one(conditions.get(i), field + "[" + i + "]"));
        }
        return List.copyOf(tests);
    }

    private Test one(Condition condition, String field) {
        return switch (condition) {
            case Condition.HostIs(var host) -> {
                String lower = host.toLowerCase(Locale.ROOT);
                yield new HostTest(lower.startsWith("*.") ? lower.substring(1) : lower);
            }
            case Condition.PathPrefix(var prefix) ->
                    new PathTest(
                            prefix.endsWith("/")
                                    ? prefix.substring(0, prefix.length() - 1)
                                    : prefix);
            case Condition.Matches matches -> subject(matches, scope.at(field));
            case Condition.ClientIn(var set, var forwarded) ->
                    compiler.addresses(field, set)
                            .<Test>map(
                                    list ->
                                            new AddressTest(
                                                    list, forwarded ? scope.origin() : null))
                            .orElse(NEVER);
            case Condition.Authorized(var source) ->
                    compiler.users(source, scope.at(field))
                            .<Test>map(users -> new UserTest(users, compiler.means().passwords()))
                            .orElse(NEVER);
            case Condition.WithinRate rate -> rate(rate, scope.at(field));
            case Condition.ShowsCertificate(var file) ->
                    certificate(file, scope.at(field))
                            .<Test>map(CertificateTest::new)
                            .orElse(NEVER);
            case Condition.All(var conditions) ->
                    new Test.All(all(conditions, field + ".conditions"));
            case Condition.Any(var conditions) ->
                    new Test.Any(all(conditions, field + ".conditions"));
            case Condition.Not(var negated) -> new Test.Not(one(negated, field + ".condition"));
            case Condition.Named(var name) -> named(name, field);
        };
    }

    private Test subject(Condition.Matches matches, Scope at) {
        Optional<Live<TextMatcher>> matcher = compiler.matcher(matches.pattern(), at);
        @Nullable Expansion expansion =
                matches.subject() instanceof Subject.Expanded(var text)
                        ? compiler.expansion(text, at)
                        : null;
        boolean missing = matches.subject() instanceof Subject.Expanded && expansion == null;
        return missing || matcher.isEmpty()
                ? NEVER
                : new SubjectTest(
                        matches.subject(), expansion, matcher.get(), matches.pattern().tag());
    }

    private Test rate(Condition.WithinRate rate, Scope at) {
        Expansion key = compiler.expansion(rate.key(), at);
        boolean possible = rate.rate().tokens() > 0 && rate.rate().per().isPositive();
        if (!possible) {
            compiler.problem(at, "rules.rate");
        }
        RuleCompiler.Means means = compiler.means();
        return key == null || !possible
                ? NEVER
                : new RateTest(key, means.rates().buckets(scope.field(), rate, means.nowNanos()));
    }

    private Test named(String name, String field) {
        Optional<List<Condition>> conditions = compiler.definitions().conditions(name);
        if (conditions.isEmpty()) {
            compiler.problem(scope.at(field), "rules.noCondition", name);
            return NEVER;
        }
        if (!open.add(name)) {
            compiler.problem(scope.at(field), "rules.circle", name);
            return NEVER;
        }
        Program program = new Program(all(conditions.get(), defined(name)));
        open.remove(name);
        return new Test.Named(name, program);
    }

    private String defined(String name) {
        List<Definitions.NamedCondition> all = compiler.definitions().conditions();
        int index = 0;
        while (!all.get(index).name().equals(name)) {
            index++;
        }
        return "definitions.conditions[" + index + "].conditions";
    }

    private Optional<X509Certificate> certificate(String file, Scope at) {
        try (InputStream in = Files.newInputStream(compiler.means().base().resolve(file))) {
            return Optional.of(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (IOException | CertificateException | InvalidPathException e) {
            compiler.problem(FileFault.of(e, at.field(), file));
            return Optional.empty();
        }
    }
}
