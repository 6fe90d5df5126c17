package org.yaomote.trust;

/// How a store stands with an authority.
public enum TrustState {
    /// What uses this store accepts what the authority signs.
    TRUSTED,
    /// It does not.
    NOT_TRUSTED,
    /// It does not, and only an administrator can change that.
    NEEDS_ADMIN,
    /// It could not be found out; the proof says why.
    UNKNOWN;

    /// Key of its text.
    public String textKey() {
        return "trust.state." + name();
    }
}
