package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Network;
import org.yaomote.config.Problem;
import org.yaomote.patterns.PatternFault;
import org.yaomote.patterns.TextMatcher;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Constant;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.Modification;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/// Compiles what a configuration says of requests. What cannot be compiled is a problem of the
/// field that was named, and stands for something that never holds and changes nothing.
///
/// Thread: the engine's work thread; it blocks on files.
public final class RuleCompiler {
    private final Definitions definitions;
    private final Means means;
    private final Texts texts;
    private final List<Problem> problems;
    private final Map<AddressSet, Optional<Live<AddressList>>> addresses = new HashMap<>();
    private final Map<Constant, Optional<Live<String>>> constants = new HashMap<>();
    private final Map<TextSource, Optional<Live<Users>>> users = new HashMap<>();

    /// What compiling needs of the engine.
    ///
    /// @param base folder that relative paths start from
    /// @param passwords runs the verification of passwords, few at a time, and refuses more
    /// @param rates token buckets, which outlive a configuration
    /// @param chance for keys
    /// @param nowNanos of the clock of requests
    public record Means(
            Path base, Executor passwords, RateMemory rates, SecureRandom chance, long nowNanos) {}

    /// @param problems gets what is wrong
    public RuleCompiler(Definitions definitions, Means means, List<Problem> problems) {
        this.definitions = definitions;
        this.means = means;
        this.texts = new Texts(means.base());
        this.problems = problems;
        means.rates().begin();
    }

    /// Where names are looked up: from a service outwards.
    ///
    /// @param field that problems are about
    /// @param constants of the service, then of the listener; the general ones follow
    /// @param origin how the client behind proxies is found
    public record Scope(String field, List<Constant> constants, Origin origin) {
        public Scope {
            constants = List.copyOf(constants);
        }

        /// The same names, for something with a field of its own.
        public Scope at(String place) {
            return new Scope(place, constants, origin);
        }
    }

    /// The files to be watched, once everything is compiled.
    public Watches watches() {
        return new Watches(texts.watched());
    }

    /// How the client behind proxies is found.
    ///
    /// @param ways from the narrowest scope to the widest
    /// @param always proxies that are believed whatever these say
    public Origin origin(String field, List<ForwardedBy> ways, List<Network> always) {
        String header =
                ways.stream()
                        .map(ForwardedBy::header)
                        .filter(name -> !name.equals(ForwardedBy.USUAL.header()))
                        .findFirst()
                        .orElse(ForwardedBy.USUAL.header());
        Optional<AddressSet> trusted =
                ways.stream().flatMap(way -> way.trusted().stream()).findFirst();
        return new Origin(header, always, trusted.flatMap(set -> addresses(field, set)));
    }

    /// Reads what is defined by name, whether or not anything uses it.
    public void define(Origin origin) {
        for (int i = 0; i < definitions.addressLists().size(); i++) {
            String name = definitions.addressLists().get(i).name();
            var _ = addresses("", new AddressSet.Named(name));
        }
        Scope scope = new Scope("definitions", List.of(), origin);
        constants("definitions.constants", definitions.constants());
        ConditionCompiler compiler = new ConditionCompiler(this, scope);
        definitions.conditions().forEach(named -> compiler.check(named.name()));
    }

    /// Reads constants, whether or not anything uses them.
    ///
    /// @param field of their list
    public void constants(String field, List<Constant> all) {
        for (int i = 0; i < all.size(); i++) {
            String place = field + "[" + i + "]";
            var _ = constants.computeIfAbsent(all.get(i), c -> constant(c, place));
        }
    }

    /// Conditions that must all hold.
    ///
    /// @param scope whose field is that of their list
    public Program conditions(List<Condition> conditions, Scope scope) {
        return conditions(conditions, scope, _ -> true);
    }

    /// Conditions of a list that must all hold.
    ///
    /// @param scope whose field is that of the list
    /// @param asked which of them; nothing is made of the others
    public Program conditions(List<Condition> conditions, Scope scope, Predicate<Condition> asked) {
        return new ConditionCompiler(this, scope).program(conditions, asked);
    }

    /// Modifications in order.
    ///
    /// @param scope whose field is that of their list
    /// @param combine whether repeated fields are joined first, as the definitions say
    public Changes changes(List<Modification> modifications, Scope scope, boolean combine) {
        return new Changes(
                new ChangeCompiler(this, scope).all(modifications),
                combine ? definitions.combined() : List.of());
    }

    /// A text with references; null if it cannot be understood.
    public @Nullable Expansion expansion(String text, Scope scope) {
        return switch (Expansion.compile(text, names(scope))) {
            case Expansion.Compiled.Ready(var expansion) -> expansion;
            case Expansion.Compiled.Faulty(var fault) -> {
                String code = "expansion." + fault.reason().code();
                String part = text.substring(fault.from(), Math.min(text.length(), fault.to()));
                problem(scope, code, text, fault.from() + 1, part);
                yield null;
            }
        };
    }

    Definitions definitions() {
        return definitions;
    }

    Means means() {
        return means;
    }

    void problem(Scope scope, String code, Object... arguments) {
        problems.add(Problem.error(scope.field(), code, arguments));
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    Optional<Live<TextMatcher>> matcher(TextPattern pattern, Scope scope) {
        return texts.read(
                pattern.texts(),
                new Texts.Request<>(scope.field(), false, lines -> matcher(pattern, lines)),
                problems);
    }

    private static Texts.Made<TextMatcher> matcher(TextPattern pattern, Lines lines) {
        return switch (TextMatcher.compile(pattern, lines.texts())) {
            case TextMatcher.Compiled.Ready(var matcher) -> new Texts.Made.Good<>(matcher);
            case TextMatcher.Compiled.Faulty(PatternFault fault) -> {
                String text = lines.texts().get(fault.line());
                int from = Math.min(fault.from(), text.length());
                int to = Math.clamp(fault.to(), from, text.length());
                String code = "pattern." + fault.reason().code();
                String part = text.substring(from, to);
                yield new Texts.Made.Bad<>(
                        List.of(
                                lines.problem(
                                        new Lines.Part(fault.line(), from, to),
                                        code,
                                        text,
                                        from + 1,
                                        part)));
            }
        };
    }

    Optional<Live<AddressList>> addresses(String field, AddressSet set) {
        Optional<Live<AddressList>> known = addresses.get(set);
        if (known != null) {
            return known;
        }
        TextSource source =
                switch (set) {
                    case AddressSet.Listed(var networks) -> networks;
                    case AddressSet.Named(var name) ->
                            definitions.addresses(name).orElse(TextSource.of(""));
                };
        if (set instanceof AddressSet.Named(var name) && definitions.addresses(name).isEmpty()) {
            problems.add(Problem.error(field, "rules.noAddresses", name));
            return Optional.empty();
        }
        String place = set instanceof AddressSet.Named(var name) ? defined(name) : field;
        Optional<Live<AddressList>> read =
                texts.read(source, new Texts.Request<>(place, false, RuleCompiler::list), problems);
        addresses.put(set, read);
        return read;
    }

    private String defined(String name) {
        List<Definitions.AddressList> lists = definitions.addressLists();
        int index = 0;
        while (!lists.get(index).name().equals(name)) {
            index++;
        }
        return "definitions.addressLists[" + index + "].networks";
    }

    private static Texts.Made<AddressList> list(Lines lines) {
        List<Network> networks = new ArrayList<>();
        List<Problem> wrong = new ArrayList<>();
        for (int i = 0; i < lines.texts().size(); i++) {
            String line = lines.texts().get(i);
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).strip();
            Optional<Network> network = Network.enclosing(text);
            network.ifPresent(networks::add);
            if (network.isEmpty()) {
                Lines.Part part = new Lines.Part(i, 0, text.length());
                wrong.add(lines.problem(part, "rules.address", text));
            }
        }
        return wrong.isEmpty()
                ? new Texts.Made.Good<>(new AddressList(networks))
                : new Texts.Made.Bad<>(wrong);
    }

    Optional<Live<Users>> users(TextSource source, Scope scope) {
        return users.computeIfAbsent(
                source,
                _ ->
                        texts.read(
                                source,
                                new Texts.Request<>(
                                        scope.field(),
                                        false,
                                        lines ->
                                                new Texts.Made.Good<>(
                                                        Users.of(lines.texts(), means.chance()))),
                                problems));
    }

    private Expansion.Names names(Scope scope) {
        return new Expansion.Names() {
            @Override
            public Optional<Live<String>> constant(String name) {
                return RuleCompiler.this.constant(name, scope);
            }

            @Override
            public Origin origin() {
                return scope.origin();
            }
        };
    }

    private Optional<Live<String>> constant(String name, Scope scope) {
        for (List<Constant> defined : List.of(scope.constants(), definitions.constants())) {
            for (Constant constant : defined) {
                if (constant.name().equals(name)) {
                    return constants.computeIfAbsent(
                            constant, _ -> constant(constant, scope.field()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Live<String>> constant(Constant constant, String field) {
        return texts.read(
                constant.text(),
                new Texts.Request<>(
                        field,
                        true,
                        lines -> {
                            String text = Expansion.octets(String.join("\n", lines.texts()));
                            return new Texts.Made.Good<>(constant.trim() ? text.strip() : text);
                        }),
                problems);
    }
}
