package org.yaomote.rules;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// Addresses in headers that point to a backend, or to the proxy in another way, and what becomes
/// of them (`RewriteLocation`, `RewriteDestination`).
public final class Locations {
    private Locations() {}

    /// A scheme and where it leads.
    ///
    /// @param hosts names and addresses of it, in lower case, IPv6 in brackets
    /// @param scheme `http` or `https`
    public record Place(List<String> hosts, int port, String scheme) {
        public Place {
            hosts = List.copyOf(hosts);
        }

        /// Whether an address leads here, by whatever scheme.
        private boolean isAt(String host, int otherPort) {
            return port == otherPort && hosts.contains(host);
        }
    }

    /// An address taken apart.
    ///
    /// @param rest path and what follows
    private record Parts(String scheme, String host, int port, String rest) {}

    /// What a client is told instead of an address in an answer; null if the address stays.
    ///
    /// @param address as the backend sent it
    /// @param backend who sent it
    /// @param own the listener by the names and in the way that the client came; null if only
    ///   addresses of the backend count
    /// @param asked scheme, host and port that the client asked for
    public static @Nullable String told(
            String address, Place backend, @Nullable Place own, String asked) {
        Parts parts = parts(address);
        if (parts == null) {
            return null;
        }
        boolean toBackend = backend.isAt(parts.host(), parts.port());
        boolean toUs = own != null && own.hosts().contains(parts.host());
        boolean otherWay =
                own != null && (parts.port() != own.port() || !parts.scheme().equals(own.scheme()));
        return toBackend || (toUs && otherWay) ? asked + parts.rest() : null;
    }

    /// What a backend is told instead of an address in a request; null if the address stays.
    ///
    /// @param address as the client sent it
    /// @param own the listener by the names that the client came by
    /// @param backend where the request goes
    public static @Nullable String destination(String address, Place own, Place backend) {
        Parts parts = parts(address);
        if (parts == null || !own.isAt(parts.host(), parts.port())) {
            return null;
        }
        int usual = usualPort(backend.scheme());
        String port = backend.port() == usual ? "" : ":" + backend.port();
        return backend.scheme() + "://" + backend.hosts().getFirst() + port + parts.rest();
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static @Nullable Parts parts(String address) {
        int colon = address.indexOf("://");
        String scheme = colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return null;
        }
        int from = colon + 3;
        int end = from;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String authority = address.substring(from, end).toLowerCase(Locale.ROOT);
        int portAt = authority.lastIndexOf(':');
        boolean ported = portAt > authority.lastIndexOf(']');
        String host = ported ? authority.substring(0, portAt) : authority;
        int port = ported ? port(authority.substring(portAt + 1)) : usualPort(scheme);
        return port < 0 ? null : new Parts(scheme, host, port, address.substring(end));
    }

    private static int port(String digits) {
        boolean good =
                !digits.isEmpty()
                        && digits.length() <= 5
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Integer.parseInt(digits) : -1;
    }
}
