package org.yaomote.ui.certificates;

import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.PassPhrases;

import java.util.Arrays;
import java.util.Optional;

/// A pass phrase that was typed beforehand: given once for each thing that asks, and wiped when
/// this is closed.
///
/// Thread: any, one at a time.
final class TypedPhrase implements PassPhrases, AutoCloseable {
    private final char[] typed;

    /// @param text empty for none
    TypedPhrase(String text) {
        typed = text.toCharArray();
    }

    @Override
    public Optional<PassPhrase> ask(String what, int attempt) {
        return attempt > 1 || typed.length == 0
                ? Optional.empty()
                : Optional.of(PassPhrase.taking(typed.clone()));
    }

    @Override
    public void close() {
        Arrays.fill(typed, '\0');
    }

    @Override
    public String toString() {
        return "TypedPhrase[]";
    }
}
