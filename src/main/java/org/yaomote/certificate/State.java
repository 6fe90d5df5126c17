package org.yaomote.certificate;

/// How a certificate stands, the worst first.
public enum State {
    /// Its time is over.
    EXPIRED,
    /// Its time has not come.
    NOT_YET,
    /// Good, but for other names.
    NAME_NOT_COVERED,
    /// Its key or signature can be forged, or soon will be.
    WEAK,
    /// Ends soon.
    SOON,
    /// Good.
    VALID;

    /// Key of its word.
    public String textKey() {
        return "certificate.state." + name();
    }
}
