package org.yaomote.certificate;

import java.util.Optional;

/// Asks for the pass phrase of something protected.
@FunctionalInterface
public interface PassPhrases {
    /// Has none to give.
    PassPhrases NONE = (_, _) -> Optional.empty();

    /// May block. Whoever asks closes what it gets.
    ///
    /// @param what the name of the file, or what else it is for
    /// @param attempt 1 at first, then counted up when the one before was wrong
    /// @return empty to give up
    Optional<PassPhrase> ask(String what, int attempt);
}
