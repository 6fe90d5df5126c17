package org.yaomote.rules;

import org.yaomote.config.Network;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the client behind proxies that are trusted: in a field such as X-Forwarded-For, read from
/// its end, the first address that is none of theirs. Immutable but for what is live.
///
/// @param header the field's name
/// @param trusted the proxies; others are not believed
public record Origin(String header, List<Network> always, Optional<Live<AddressList>> trusted) {
    /// @param always believed, whatever the lists say
    public Origin {
        always = List.copyOf(always);
    }

    /// Who asks.
    InetAddress client(Visit visit) {
        InetAddress peer = visit.peer().address();
        if (!isTrusted(peer)) {
            return peer;
        }
        InetAddress found = peer;
        Message message = visit.message();
        for (int i = message.fields() - 1; i >= 0; i--) {
            if (!message.name(i).equalsIgnoreCase(header)) {
                continue;
            }
            String[] hops = message.value(i).split(",", -1);
            for (int hop = hops.length - 1; hop >= 0; hop--) {
                Optional<InetAddress> address = address(hops[hop].strip());
                if (address.isEmpty()) {
                    return found;
                }
                found = address.get();
                if (!isTrusted(found)) {
                    return found;
                }
            }
        }
        return found;
    }

    /// The field's name in lower case.
    public byte[] lowerHeader() {
        return header.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Whether an address is that of a trusted proxy.
    public boolean isTrusted(InetAddress address) {
        return contains(address.getAddress());
    }

    /// Whether an address is that of a trusted proxy.
    ///
    /// @param octets 4 or 16
    public boolean contains(byte[] octets) {
        for (int i = 0; i < always.size(); i++) {
            if (always.get(i).contains(octets)) {
                return true;
            }
        }
        return trusted.isPresent() && trusted.get().now().contains(octets);
    }

    /// An address as people write it here: bare, with a port, or in brackets.
    private static Optional<InetAddress> address(String hop) {
        String text = hop;
        if (hop.startsWith("[")) {
            int close = hop.indexOf(']');
            text = close < 0 ? "" : hop.substring(1, close);
        } else if (hop.indexOf(':') >= 0 && hop.indexOf(':') == hop.lastIndexOf(':')) {
            text = hop.substring(0, hop.indexOf(':'));
        }
        return Network.parse(text).isPresent() && text.indexOf('/') < 0
                ? Optional.of(InetAddress.ofLiteral(text))
                : Optional.empty();
    }
}
