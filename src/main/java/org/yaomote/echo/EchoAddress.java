package org.yaomote.echo;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// An address as two numbers: 128 bits for IPv6, `::ffff:a.b.c.d` for IPv4.
///
/// @param high the upper 64 bits
/// @param low the lower 64 bits
/// @param scope the index of the interface of a link-local address, else 0
public record EchoAddress(long high, long low, int scope) {
    private static final long V4 = 0xFFFF_0000_0000L;
    private static final long V4_PART = 0xFFFF_FFFFL;

    /// That of Java.
    public static EchoAddress of(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        return switch (address) {
            case Inet6Address v6 ->
                    new EchoAddress(octets.getLong(), octets.getLong(), v6.getScopeId());
            default -> new EchoAddress(0, lowOf(octets.getInt()), 0);
        };
    }

    /// The lower half of an IPv4 address; the upper one is 0.
    public static long lowOf(int v4) {
        return V4 | (v4 & V4_PART);
    }

    /// Whether the two numbers are an IPv4 address.
    public static boolean isV4(long high, long low) {
        return high == 0 && low >>> 32 == V4 >>> 32;
    }

    /// Whether it is an IPv4 address.
    public boolean isV4() {
        return isV4(high, low);
    }

    /// As Java has it: [Inet4Address] or [Inet6Address].
    public InetAddress toInetAddress() {
        try {
            if (isV4()) {
                return InetAddress.getByAddress(
                        ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array());
            }
            byte[] octets = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
            return scope == 0
                    ? InetAddress.getByAddress(octets)
                    : Inet6Address.getByAddress(null, octets, scope);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 octets are an address", e);
        }
    }
}
