package org.yaomote.traffic;

/// What would become of a request that nobody sends.
///
/// @param way as far as it is decided
/// @param end what it comes to
public record Forecast(Way way, End end) {
    /// What a request comes to.
    public sealed interface End {
        /// The last attempt's backend gets it.
        record ToBackend() implements End {}

        /// All backends that would do are full: it would wait for one.
        record Waits() implements End {}

        /// The proxy answers itself.
        ///
        /// @param status of the answer
        record Answered(int status, Why why) implements End {}
    }

    /// Why the proxy answers itself.
    public enum Why {
        /// The listener sends everything to HTTPS.
        TO_HTTPS,
        /// The listener does not let the method through, or the address.
        NOT_LET_IN,
        /// What was asked is no request.
        MALFORMED,
        /// The body is longer than the listener lets in.
        TOO_LONG,
        /// No rule takes it.
        NO_RULE,
        /// A condition or a change of its rule failed.
        RULE_FAILED,
        /// The service is being worked on.
        MAINTENANCE,
        /// The service answers itself.
        REPLY,
        /// An authority asks for a proof.
        PROOF,
        /// The service has no backend that may have it.
        NO_BACKEND
    }
}
