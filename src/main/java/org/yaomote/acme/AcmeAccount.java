package org.yaomote.acme;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// An account as the authority knows it.
///
/// @param address names it there
/// @param contacts as URLs
/// @param terms of service of the authority
public record AcmeAccount(
        AcmeDirectory directory, URI address, List<String> contacts, Optional<URI> terms) {
    public AcmeAccount {
        contacts = List.copyOf(contacts);
    }
}
