package org.yaomote.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What came of something that may be refused: a value, or why there is none.
public sealed interface Outcome<T> {
    /// It was done.
    ///
    /// @param remarks what is not well although it was done
    record Done<T>(T value, List<Fault> remarks) implements Outcome<T> {
        public Done {
            remarks = List.copyOf(remarks);
        }
    }

    /// It was not, and nothing was changed.
    ///
    /// @param faults at least one
    record Refused<T>(List<Fault> faults) implements Outcome<T> {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /// A value.
    static <T> Outcome<T> done(T value, Fault... remarks) {
        return new Done<>(value, List.of(remarks));
    }

    /// A reason.
    static <T> Outcome<T> refused(FaultKind kind, Object... arguments) {
        return new Refused<>(List.of(Fault.of(kind, arguments)));
    }

    /// Goes on with the value if there is one; remarks of both steps are kept.
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Refused<T>(var faults) -> new Refused<>(faults);
            case Done<T>(var value, var remarks) ->
                    switch (next.apply(value)) {
                        case Refused<R>(var faults) -> new Refused<>(faults);
                        case Done<R>(var result, var more) -> {
                            List<Fault> all = new ArrayList<>(remarks);
                            all.addAll(more);
                            yield new Done<>(result, all);
                        }
                    };
        };
    }

    /// Makes another value of the value if there is one.
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return then(value -> done(change.apply(value)));
    }

    /// The value, if there is one.
    default Optional<T> result() {
        return switch (this) {
            case Done<T>(var value, _) -> Optional.of(value);
            case Refused<T> _ -> Optional.empty();
        };
    }

    /// What is to be told: the faults, or the remarks.
    default List<Fault> told() {
        return switch (this) {
            case Done<T>(_, var remarks) -> remarks;
            case Refused<T>(var faults) -> faults;
        };
    }
}
