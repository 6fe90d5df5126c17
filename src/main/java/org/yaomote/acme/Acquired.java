package org.yaomote.acme;

import org.yaomote.certificate.SubjectName;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A certificate that an authority has issued and that is renewed.
///
/// @param id names it among the others, such as `www.example.org`
/// @param names whom it is for
/// @param file the bundle that a listener takes: key, certificate, issuers
/// @param ends when its time is over
/// @param renewal when it is renewed: at about two thirds of its life, or later if that failed
public record Acquired(
        String id,
        List<SubjectName> names,
        AcmeDirectory directory,
        Path file,
        Instant ends,
        Instant renewal) {
    public Acquired {
        names = List.copyOf(names);
    }
}
