package org.yaomote.proof;

import org.yaomote.config.ListenerId;

import java.util.Optional;
import java.util.OptionalInt;

/// Says what would become of a request that is not sent, by the code that decides about those that
/// come.
///
/// Thread: any that may wait.
@FunctionalInterface
public interface Foresight {
    /// What would become of a request to a listener.
    ///
    /// @param head of HTTP/1 with its empty line, as a client on this computer would send it
    /// @return empty if nobody can say
    Optional<Foreseen> of(ListenerId listener, String head);

    /// Nobody can say.
    static Foresight none() {
        return (_, _) -> Optional.empty();
    }

    /// What would become of it.
    ///
    /// @param rule index of the rule that takes it, if one does
    record Foreseen(OptionalInt rule, Outcome outcome) {}

    /// Who answers.
    enum Outcome {
        /// A backend, if one can.
        BACKEND,
        /// The proxy, since no rule takes it.
        NO_RULE,
        /// The proxy, since its service is in maintenance.
        MAINTENANCE,
        /// The proxy, since a rule could not be asked.
        RULE_FAILED,
        /// The proxy for another reason: it was told to.
        OWN
    }
}
