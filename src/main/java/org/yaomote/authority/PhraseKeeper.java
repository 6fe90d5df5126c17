package org.yaomote.authority;

import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;

import java.util.Optional;

/// Keeps the pass phrase of the authority's key where only this user gets at it.
///
/// May block. Whoever gets a pass phrase closes it.
public interface PhraseKeeper {
    /// The pass phrase; empty if none is kept yet.
    Outcome<Optional<PassPhrase>> kept();

    /// Keeps one from now on.
    Outcome<PassPhrase> keep(PassPhrase phrase);
}
