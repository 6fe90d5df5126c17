package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.patterns.TextMatcher;
import org.yaomote.policy.Condition;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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

    Program program(List<Condition> conditions) {
        return new Program(all(conditions));
    }

    private List<Test> all(List<Condition> conditions) {
        List<Test> tests = new ArrayList<>();
        conditions.forEach(condition -> tests.add(one(condition)));
        return List.copyOf(tests);
    }

    private Test one(Condition condition) {
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
            case Condition.Matches matches -> subject(matches);
            case Condition.ClientIn(var set, var forwarded) ->
                    compiler.addresses(scope.field(), set)
                            .<Test>map(
                                    list ->
                                            new AddressTest(
                                                    list, forwarded ? scope.origin() : null))
                            .orElse(NEVER);
            case Condition.Authorized(var source) ->
                    compiler.users(source, scope)
                            .<Test>map(users -> new UserTest(users, compiler.means().passwords()))
                            .orElse(NEVER);
            case Condition.WithinRate rate -> rate(rate);
            case Condition.ShowsCertificate(var file) ->
                    certificate(file).<Test>map(CertificateTest::new).orElse(NEVER);
            case Condition.All(var conditions) -> new Test.All(all(conditions));
            case Condition.Any(var conditions) -> new Test.Any(all(conditions));
            case Condition.Not(var negated) -> new Test.Not(one(negated));
            case Condition.Named(var name) -> named(name);
        };
    }

    private Test subject(Condition.Matches matches) {
        Optional<Live<TextMatcher>> matcher = compiler.matcher(matches.pattern(), scope);
        @Nullable Expansion expansion =
                matches.subject() instanceof Subject.Expanded(var text)
                        ? compiler.expansion(text, scope)
                        : null;
        boolean missing = matches.subject() instanceof Subject.Expanded && expansion == null;
        return missing || matcher.isEmpty()
                ? NEVER
                : new SubjectTest(
                        matches.subject(), expansion, matcher.get(), matches.pattern().tag());
    }

    private Test rate(Condition.WithinRate rate) {
        Expansion key = compiler.expansion(rate.key(), scope);
        boolean possible = rate.rate().tokens() > 0 && rate.rate().per().isPositive();
        if (!possible) {
            compiler.problem(scope, "rules.rate");
        }
        RuleCompiler.Means means = compiler.means();
        return key == null || !possible
                ? NEVER
                : new RateTest(key, means.rates().buckets(scope.field(), rate, means.nowNanos()));
    }

    private Test named(String name) {
        Optional<List<Condition>> conditions = compiler.definitions().conditions(name);
        if (conditions.isEmpty()) {
            compiler.problem(scope, "rules.noCondition", name);
            return NEVER;
        }
        if (!open.add(name)) {
            compiler.problem(scope, "rules.circle", name);
            return NEVER;
        }
        Program program = program(conditions.get());
        open.remove(name);
        return new Test.Named(name, program);
    }

    private Optional<X509Certificate> certificate(String file) {
        try (InputStream in = Files.newInputStream(compiler.means().base().resolve(file))) {
            return Optional.of(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (IOException | CertificateException | InvalidPathException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "?");
            compiler.problem(scope, "rules.file.unreadable", file, why);
            return Optional.empty();
        }
    }
}
