/// How listeners prove who they are: PEM bundles in, TLS handlers out.
///
/// Face: [ServerTls]. Files are read and checked on a thread that may block, before anything is
/// opened; whatever is wrong with one is a problem at its field. Keys stay in memory, never in a
/// message, a log or a `toString`. One walk: the engine loads the TLS of every HTTPS listener, and
/// each new connection asks it for a handler.
@NullMarked
package org.yaomote.tls;

import org.jspecify.annotations.NullMarked;
