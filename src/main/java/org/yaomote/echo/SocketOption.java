package org.yaomote.echo;

/// An option of a socket, in the numbers of the system.
record SocketOption(int level, int name) {}
