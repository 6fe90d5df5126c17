package org.yaomote.authority;

import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A certificate that the authority has issued and renews.
///
/// @param id names it among the others, such as `app.lan`
/// @param names whom it is for
/// @param kind of its key; each renewal makes a new one
/// @param life of each renewal
/// @param file the bundle that a listener takes: key, certificate, issuers
/// @param certificate as it stands in the file now
public record Issued(
        String id,
        List<SubjectName> names,
        KeyKind kind,
        Duration life,
        Path file,
        X509Certificate certificate) {
    public Issued {
        names = List.copyOf(names);
    }

    /// When it is renewed: at two thirds of its life.
    public Instant renewal() {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        return from.plus(Duration.between(from, to).multipliedBy(2).dividedBy(3));
    }

    /// When it ends.
    public Instant ends() {
        return certificate.getNotAfter().toInstant();
    }
}
