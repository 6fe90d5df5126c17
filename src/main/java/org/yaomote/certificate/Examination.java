package org.yaomote.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was found out about a certificate and what came with it.
///
/// @param chain the certificate itself first, then its issuers as far as they are known
/// @param state how it stands
/// @param left until it ends; negative if it has
/// @param key whether the key beside it is its own
/// @param names whether it is good for the name asked about; empty if none was
public record Examination(
        List<CertificateDetails> chain,
        State state,
        Duration left,
        KeyMatch key,
        Optional<Boolean> names) {
    /// Whether a key belongs to the certificate.
    public enum KeyMatch {
        /// It does.
        MATCHES,
        /// It belongs to another.
        DIFFERS,
        /// There is none.
        ABSENT;

        /// Key of its word.
        public String textKey() {
            return "certificate.key." + name();
        }
    }

    public Examination {
        chain = List.copyOf(chain);
    }

    /// The certificate itself.
    public CertificateDetails leaf() {
        return chain.getFirst();
    }

    /// When it ends.
    public Instant ends() {
        return leaf().to();
    }
}
