package org.yaomote.acme;

import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What came of asking an authority.
///
/// @param notBefore when it may be asked again, if it said so
record Answer<T>(Outcome<T> outcome, Optional<Instant> notBefore) {
    static <T> Answer<T> of(Outcome<T> outcome) {
        return new Answer<>(outcome, Optional.empty());
    }

    static <T> Answer<T> refused(List<Fault> faults) {
        return of(new Outcome.Refused<>(faults));
    }

    /// @param arguments of the fault, none of them a number, which would be shown by locale
    static Fault fault(FaultKind kind, Object... arguments) {
        return new Fault(kind, 0, Stream.of(arguments).map(String::valueOf).toList());
    }
}
