package org.yaomote.rules;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.security.cert.X509Certificate;

/// Who is at the other end of a client's connection.
///
/// Thread: the connection's event loop.
public interface Peer {
    /// The address of the connection.
    InetAddress address();

    /// The certificate it showed; null if it showed none.
    @Nullable X509Certificate certificate();
}
