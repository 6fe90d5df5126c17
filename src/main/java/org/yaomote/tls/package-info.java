/// How both sides of the proxy prove who they are: PEM files in, TLS handlers out.
///
/// Face: [TlsLoader] reads and checks files on a thread that may block, before anything is opened,
/// and gives a [ServerTls] for a listener or a [ClientTls] for a service's backends; whatever is
/// wrong with a file is a problem at its field. Keys stay in memory, never in a message, a log or a
/// `toString`. One walk: the engine loads the TLS of every HTTPS listener, and the transport asks
/// it for a handler with each new connection; to a backend, the transport asks [ClientTls.Peer] for
/// one, and if the handshake fails, a [HandshakeFailure] says why in words.
@NullMarked
package org.yaomote.tls;

import org.jspecify.annotations.NullMarked;
