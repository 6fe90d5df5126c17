package org.yaomote.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/// What a server really sends.
///
/// @param address who was asked
/// @param chain as it was sent, in that order
/// @param protocol such as `TLSv1.3`
/// @param suite of ciphers, by its name in the standards
/// @param verdict what a client of that name makes of it
public record ServerAnswer(
        ServerAddress address,
        List<X509Certificate> chain,
        String protocol,
        String suite,
        Verdict verdict) {
    /// What a client makes of a chain.
    public enum Verdict {
        /// It accepts it.
        TRUSTED,
        /// The certificate, or one of its issuers, has ended.
        EXPIRED,
        /// It has not begun.
        NOT_YET,
        /// Good, but for another name.
        WRONG_NAME,
        /// It is its own issuer, and nobody was told to trust it.
        SELF_SIGNED,
        /// The server does not send the certificates between its own and a root.
        INCOMPLETE,
        /// It ends at a root that is not trusted.
        UNKNOWN_AUTHORITY,
        /// It breaks another rule, such as a weak key or a name that its authority may not sign.
        BAD;

        /// Key of its sentence.
        public String textKey() {
            return "certificate.verdict." + name();
        }
    }

    public ServerAnswer {
        chain = List.copyOf(chain);
    }
}
