package org.yaomote.ui.editing;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The order of hosts in lists: IPv4 addresses by number, then IPv6 addresses by number, then names
/// by letters. A port behind counts last.
public final class AddressOrder {
    /// Texts such as `10.0.0.9`, `[::1]:80` or `app.lan:8080`.
    public static final Comparator<String> BY_NUMBER =
            Comparator.comparing(AddressOrder::key, Key.ORDER);

    private static final int NO_ADDRESS = 17;

    private AddressOrder() {}

    private record Key(int octets, BigInteger number, String name, int port) {
        static final Comparator<Key> ORDER =
                Comparator.comparingInt(Key::octets)
                        .thenComparing(Key::number)
                        .thenComparing(Key::name)
                        .thenComparingInt(Key::port);
    }

    private static Key key(String text) {
        Optional<byte[]> whole = address(text);
        if (whole.isPresent()) {
            return key(text, whole, 0);
        }
        AddressText parts = AddressText.parse(text);
        return key(parts.host(), address(parts.host()), parts.port().orElse(0));
    }

    private static Key key(String host, Optional<byte[]> octets, int port) {
        return octets.map(o -> new Key(o.length, new BigInteger(1, o), "", port))
                .orElseGet(
                        () ->
                                new Key(
                                        NO_ADDRESS,
                                        BigInteger.ZERO,
                                        host.toLowerCase(Locale.ROOT),
                                        port));
    }

    private static Optional<byte[]> address(String host) {
        boolean isLikely = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        try {
            return isLikely
                    ? Optional.of(InetAddress.ofLiteral(host).getAddress())
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
