package org.yaomote.traffic;

/// A rule that a request was held against.
///
/// @param rule its index among the listener's rules
/// @param condition index of the condition that decided, among those of the rule; -1 if all of them
///   hold
public record AskedRule(int rule, Verdict verdict, int condition) {
    /// What came of it.
    public enum Verdict {
        /// All conditions hold, and its service has the request.
        TAKES,
        /// All conditions hold; its service changes the request and lets the rules below decide.
        PASSES_ON,
        /// A condition does not hold.
        DECLINES,
        /// A condition could not be asked, which answers the request with 500.
        FAILS
    }
}
