package org.yaomote.targets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// One host that a text names.
public sealed interface Target {
    /// As a person would write it.
    String text();

    /// An IPv4 address.
    ///
    /// @param bits its octets, the first one highest
    record V4(int bits) implements Target {
        /// The address. Asks nobody.
        public InetAddress address() {
            return addressOf(ByteBuffer.allocate(4).putInt(bits).array());
        }

        @Override
        public String text() {
            return (bits >>> 24)
                    + "."
                    + (bits >>> 16 & 255)
                    + "."
                    + (bits >>> 8 & 255)
                    + "."
                    + (bits & 255);
        }
    }

    /// An IPv6 address.
    ///
    /// @param high its first eight octets
    /// @param low the other eight
    /// @param zone the interface of a link-local one, as a name or number; "" if none was written
    record V6(long high, long low, String zone) implements Target {
        /// The sixteen octets of the address.
        public byte[] octets() {
            return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        }

        /// The address with its zone; empty if this computer has no such interface.
        public Optional<InetAddress> address() {
            if (zone.isEmpty()) {
                return Optional.of(addressOf(octets()));
            }
            try {
                return Optional.of(InetAddress.ofLiteral(text()));
            } catch (IllegalArgumentException noSuchInterface) {
                return Optional.empty();
            }
        }

        @Override
        public String text() {
            return Ipv6Text.shortest(high, low) + (zone.isEmpty() ? "" : "%" + zone);
        }
    }

    /// A name that somebody has to look up.
    ///
    /// @param text as it was written
    record Name(String text) implements Target {
        /// The name as the DNS knows it: letters of other scripts as `xn--`.
        public String lookup() {
            return HostName.ascii(text);
        }
    }

    private static InetAddress addressOf(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException onlyForAWrongLength) {
            throw new IllegalStateException(onlyForAWrongLength);
        }
    }
}
