package org.yaomote.targets;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// How an address is written.
public final class TargetText {
    private TargetText() {}

    /// The shortest form, which the grammar of targets reads back: `192.168.0.1`, `fd00::1`,
    /// `fe80::1%eth0`.
    public static String of(InetAddress address) {
        if (!(address instanceof Inet6Address v6)) {
            return address.getHostAddress();
        }
        ByteBuffer octets = ByteBuffer.wrap(v6.getAddress());
        String full = v6.getHostAddress();
        int percent = full.indexOf('%');
        String shortest = Ipv6Text.shortest(octets.getLong(), octets.getLong());
        return percent < 0 ? shortest : shortest + full.substring(percent);
    }
}
