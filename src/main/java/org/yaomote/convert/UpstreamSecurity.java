package org.yaomote.convert;

import org.yaomote.config.Backend;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.TlsPolicy;

import java.util.Optional;

/// Which TLS a backend is spoken to in: its own word, else its service's.
final class UpstreamSecurity {
    private UpstreamSecurity() {}

    /// The settings; empty in the clear.
    static Optional<BackendTls> of(Backend backend, Service service) {
        return backend.policy()
                .tls()
                .or(
                        () ->
                                switch (service.options().tls()) {
                                    case UpstreamTls.Plain _ -> Optional.empty();
                                    case UpstreamTls.Tls(
                                                    var verify,
                                                    var name,
                                                    var authorities,
                                                    var certificate) ->
                                            Optional.of(
                                                    new BackendTls(
                                                            verify,
                                                            name,
                                                            authorities,
                                                            certificate,
                                                            TlsPolicy.DEFAULTS));
                                });
    }
}
