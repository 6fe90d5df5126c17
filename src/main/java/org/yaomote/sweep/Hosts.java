package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;

import java.util.Optional;

/// Whom a sweep asks, by number. Nothing of it is kept in memory host by host.
interface Hosts {
    int count();

    /// The address, if it was written; else it is a name.
    Optional<EchoAddress> address(int host);

    /// The name as it was written, "" if the address was.
    String name(int host);
}
