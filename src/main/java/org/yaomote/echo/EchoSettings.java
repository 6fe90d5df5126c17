package org.yaomote.echo;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What all requests of a transport have in common.
///
/// @param dataBytes octets of data behind the header, 0 to 65,507
/// @param ttl 1 to 255
/// @param dontFragment whether a request that is too large for the way is an error
/// @param source the own address to send from
/// @param patience how long a request may be answered; for means that wait for themselves
/// @param tries how often such means ask within that time, 1 to 4
/// @param ports which TCP ports are tried where nothing better is allowed
public record EchoSettings(
        int dataBytes,
        int ttl,
        boolean dontFragment,
        Optional<InetAddress> source,
        Duration patience,
        int tries,
        List<Integer> ports) {
    /// Of services that most computers have one of: SSH, HTTP, HTTPS, file sharing, remote desktop,
    /// and synchronisation of telephones.
    public static final List<Integer> USUAL_PORTS = List.of(22, 80, 443, 445, 3389, 62078);

    public EchoSettings {
        ports = List.copyOf(ports);
    }
}
