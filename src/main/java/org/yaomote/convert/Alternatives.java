package org.yaomote.convert;

import org.yaomote.policy.Condition;
import org.yaomote.policy.Definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Conditions as alternatives, of which one must hold whole: the form that other programs take.
///
/// @param any each a list of which all must hold
/// @param isExact whether they hold for the same requests; else for more
record Alternatives(List<List<Literal>> any, boolean isExact) {
    /// More of them would be no configuration that anybody could read.
    private static final int MOST = 64;

    private static final Alternatives UNKNOWN = new Alternatives(List.of(List.of()), false);

    /// A condition without parts, or that it does not hold.
    record Literal(Condition condition, boolean holds) {}

    Alternatives {
        any = List.copyOf(any);
    }

    /// Whether they hold for every request.
    boolean isAlways() {
        return any.stream().anyMatch(List::isEmpty);
    }

    /// What the conditions of a rule are.
    ///
    /// @param canSay which conditions without parts the other program has words for
    static Alternatives of(
            List<Condition> conditions, Definitions definitions, Predicate<Condition> canSay) {
        return new Reading(definitions, canSay).all(conditions, true, 0);
    }

    private record Reading(Definitions definitions, Predicate<Condition> canSay) {
        private static final int DEEPEST = 20;

        Alternatives all(List<Condition> conditions, boolean holds, int depth) {
            Alternatives so = new Alternatives(List.of(List.of()), true);
            for (Condition condition : conditions) {
                so = and(so, of(condition, holds, depth));
            }
            return so;
        }

        private Alternatives any(List<Condition> conditions, boolean holds, int depth) {
            List<List<Literal>> any = new ArrayList<>();
            boolean isExact = true;
            for (Condition condition : conditions) {
                Alternatives one = of(condition, holds, depth);
                any.addAll(one.any());
                isExact &= one.isExact();
            }
            return any.size() > MOST ? UNKNOWN : new Alternatives(any, isExact);
        }

        private Alternatives of(Condition condition, boolean holds, int depth) {
            if (depth > DEEPEST) {
                return UNKNOWN;
            }
            return switch (condition) {
                case Condition.All(var parts) ->
                        holds ? all(parts, true, depth + 1) : any(parts, false, depth + 1);
                case Condition.Any(var parts) ->
                        holds ? any(parts, true, depth + 1) : all(parts, false, depth + 1);
                case Condition.Not(var negated) -> of(negated, !holds, depth + 1);
                case Condition.Named(var name) -> {
                    Optional<List<Condition>> parts = definitions.conditions(name);
                    yield parts.map(p -> of(new Condition.All(p), holds, depth + 1))
                            .orElse(UNKNOWN);
                }
                case Condition.HostIs _, Condition.PathPrefix _, Condition.Matches _ ->
                        literal(condition, holds);
                case Condition.ClientIn _, Condition.Authorized _, Condition.WithinRate _ ->
                        literal(condition, holds);
                case Condition.ShowsCertificate _ -> literal(condition, holds);
            };
        }

        private Alternatives literal(Condition condition, boolean holds) {
            return canSay.test(condition)
                    ? new Alternatives(List.of(List.of(new Literal(condition, holds))), true)
                    : UNKNOWN;
        }

        private static Alternatives and(Alternatives one, Alternatives other) {
            if (one.any().size() * other.any().size() > MOST) {
                return UNKNOWN;
            }
            List<List<Literal>> any = new ArrayList<>();
            for (List<Literal> left : one.any()) {
                for (List<Literal> right : other.any()) {
                    List<Literal> both = new ArrayList<>(left);
                    both.addAll(right);
                    any.add(both);
                }
            }
            return new Alternatives(any, one.isExact() && other.isExact());
        }
    }
}
