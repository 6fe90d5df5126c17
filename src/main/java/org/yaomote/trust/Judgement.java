package org.yaomote.trust;

/// What a client that asks a store made of a server whose certificate the authority had signed.
///
/// @param what the file or the program it was judged by; where nothing was tried, what is missing
public record Judgement(Verdict verdict, Judge judge, String what) {
    /// What came of the handshake.
    public enum Verdict {
        /// The client went on: it trusts the authority.
        ACCEPTED,
        /// The client refused the server's certificate.
        REFUSED,
        /// There was no handshake.
        NOT_TRIED
    }

    /// Who was the client.
    public enum Judge {
        /// This program's own TLS, which trusted what the store of a Java has, and nothing else.
        JAVA_STORE,
        /// This program's own TLS, which trusted what the system's bundle has, and nothing else.
        BUNDLE,
        /// `vfyserv` of NSS, with the database of the browser.
        NSS,
        /// Nobody here can ask this store.
        NONE
    }

    /// Key of its text; `{0}` is [#what].
    public String textKey() {
        return "trust.judged." + verdict + "." + judge;
    }
}
