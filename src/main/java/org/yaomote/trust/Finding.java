package org.yaomote.trust;

/// How a store stands with an authority, and how that is known.
///
/// @param proof what was seen, or why nothing was
public record Finding(TrustState state, Note proof) {
    static Finding of(TrustState state, NoteKind proof, Object... arguments) {
        return new Finding(state, Note.of(proof, arguments));
    }

    static Finding unknown(Note why) {
        return new Finding(TrustState.UNKNOWN, why);
    }
}
