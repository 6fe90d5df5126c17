package org.yaomote.acme;

import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Path;
import java.util.List;

/// What is wanted of an authority.
///
/// @param names at least one, none with an asterisk
/// @param kind of the key; each renewal makes a new one
/// @param proofs the folder whose files a listener serves under `/.well-known/acme-challenge/`
public record AcmeWish(List<SubjectName> names, KeyKind kind, Path proofs) {
    public AcmeWish {
        names = List.copyOf(names);
    }
}
