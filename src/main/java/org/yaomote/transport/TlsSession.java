package org.yaomote.transport;

import java.security.cert.X509Certificate;
import java.util.List;

/// What was agreed on with a TLS client.
///
/// @param version such as `TLSv1.3`
/// @param cipherSuite by its name in the standards
/// @param serverName the host it asked for (RFC 6066 §3); empty if it did not say
/// @param clientChain its certificates, the leaf first and verified; empty if it showed none
public record TlsSession(
        String version, String cipherSuite, String serverName, List<X509Certificate> clientChain) {
    public TlsSession {
        clientChain = List.copyOf(clientChain);
    }
}
