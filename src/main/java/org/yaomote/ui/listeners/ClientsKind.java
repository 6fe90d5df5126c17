package org.yaomote.ui.listeners;

import org.yaomote.config.ClientCertificates;

/// The kinds of [ClientCertificates] as one choice.
enum ClientsKind {
    /// Clients are not asked.
    NOT_ASKED,
    /// Clients may show one.
    ASKED,
    /// Clients must show one.
    REQUIRED,
    /// Clients may show one, which nobody verifies.
    UNVERIFIED;

    /// Whether certificates are verified, for which those of authorities are needed.
    boolean hasAuthorities() {
        return this == ASKED || this == REQUIRED;
    }

    /// The kind of a setting.
    static ClientsKind of(ClientCertificates clients) {
        return switch (clients) {
            case ClientCertificates.NotAsked _ -> NOT_ASKED;
            case ClientCertificates.Asked _ -> ASKED;
            case ClientCertificates.Required _ -> REQUIRED;
            case ClientCertificates.Unverified _ -> UNVERIFIED;
        };
    }

    /// The file of authorities of a setting; empty if it has none.
    static String authorities(ClientCertificates clients) {
        return switch (clients) {
            case ClientCertificates.NotAsked _ -> "";
            case ClientCertificates.Asked(var file) -> file;
            case ClientCertificates.Required(var file) -> file;
            case ClientCertificates.Unverified _ -> "";
        };
    }

    /// The setting of this kind.
    ///
    /// @param authorities ignored if [#hasAuthorities] is not so
    ClientCertificates with(String authorities) {
        return switch (this) {
            case NOT_ASKED -> new ClientCertificates.NotAsked();
            case ASKED -> new ClientCertificates.Asked(authorities);
            case REQUIRED -> new ClientCertificates.Required(authorities);
            case UNVERIFIED -> new ClientCertificates.Unverified();
        };
    }
}
