package org.yaomote.changes;

import org.yaomote.config.ProxyConfig;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A place in a configuration.
///
/// @param <T> what is there
/// @param over makes of a change of what is there a change of the configuration
/// @param alone a configuration that has this there, and of lists on the way only what leads there
record Spot<T>(
        Function<UnaryOperator<T>, UnaryOperator<ProxyConfig>> over,
        Function<T, ProxyConfig> alone) {
    /// The configuration itself.
    static Spot<ProxyConfig> whole() {
        return new Spot<>(change -> change, config -> config);
    }

    /// A component of the record that is there.
    ///
    /// @param base the record in configurations that show the component alone
    @SuppressWarnings("unchecked") // The component is of the type that is asked for: see Comparer.
    static <R extends Record, C> Spot<C> component(Spot<R> of, int component, R base) {
        return new Spot<>(
                change ->
                        of.over.apply(
                                record ->
                                        Records.with(
                                                record,
                                                Map.of(
                                                        component,
                                                        change.apply(
                                                                (C)
                                                                        Records.value(
                                                                                record,
                                                                                component))))),
                value -> of.alone.apply(Records.with(base, Map.of(component, value))));
    }

    /// An element of the list that is there.
    ///
    /// @param isIt tells it from the others
    /// @param around the list that shows the element alone
    static <E> Spot<E> element(Spot<List<E>> of, Predicate<E> isIt, Function<E, List<E>> around) {
        return new Spot<>(
                change ->
                        of.over.apply(
                                list ->
                                        list.stream()
                                                .map(e -> isIt.test(e) ? change.apply(e) : e)
                                                .toList()),
                element -> of.alone.apply(around.apply(element)));
    }
}
