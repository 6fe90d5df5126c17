/// Sockets: bytes in and bytes out on event loops, and nothing about what the bytes mean.
///
/// Face: [EventLoops] (threads and the system's best transport), [Acceptor] and [Connector] (make
/// connections), [Connection] (send) and [Receiver] (be told). Everything of a connection happens
/// on its one loop. There are two kinds: on Linux sockets and epoll as they are
/// ([EpollConnection]), elsewhere, and wherever TLS needs it, Netty's channels
/// ([ChannelConnection]). The proxy's state machines know only [Connection] and [Receiver], so
/// another transport can take the place of either without them noticing.
///
/// One walk: the acceptor takes a client, gives its [Connection] to the proxy, which sets a
/// [Receiver]; bytes arrive in the loop's shared buffer, are passed on within the call, and what
/// the kernel does not take at once is kept by the connection until it is writable again.
@NullMarked
package org.yaomote.transport;

import org.jspecify.annotations.NullMarked;
