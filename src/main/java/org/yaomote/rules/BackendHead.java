package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.rules.Locations.Place;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is changed in a head for the one backend that gets it. Immutable.
///
/// @param host what Host says; empty for what the client asked for
/// @param destination where WebDAV's Destination (RFC 4918 §10.3) leads if it led to us
public record BackendHead(String host, Optional<Destination> destination) {
    /// Changes nothing.
    public static final BackendHead SAME = new BackendHead("", Optional.empty());

    /// Both ends of an address.
    ///
    /// @param scheme of the listener
    public record Destination(Place backend, String scheme) {}

    private static final Peer NOBODY =
            new Peer() {
                @Override
                public InetAddress address() {
                    return InetAddress.getLoopbackAddress();
                }

                @Override
                public @Nullable X509Certificate certificate() {
                    return null;
                }
            };

    /// Changes a head.
    ///
    /// @param in holds it, and holds the changed one if all went well
    /// @return whether it did
    public boolean write(HeadOutput in) {
        RequestHead before = new RequestHead(Changes.LIMITS);
        if (before.parse(in.array(), 0, in.length()) != null) {
            return false;
        }
        HeadEdit edit = HeadEdit.of(before);
        destination.ifPresent(ends -> lead(edit, ends));
        if (!host.isEmpty()) {
            edit.set("Host", host);
        }
        return Changes.replaced(in, before, edit, new Visit(NOBODY, before, 0));
    }

    private static void lead(HeadEdit edit, Destination ends) {
        String address = edit.header("Destination");
        if (address == null) {
            return;
        }
        String port = edit.port().isEmpty() ? "" : edit.port().substring(1);
        int asked =
                port.isEmpty()
                        ? (ends.scheme().equals("https") ? 443 : 80)
                        : Integer.parseInt(port);
        Place own = new Place(List.of(edit.host().toLowerCase(Locale.ROOT)), asked, ends.scheme());
        String changed = Locations.destination(address, own, ends.backend());
        if (changed != null) {
            edit.set("Destination", changed);
        }
    }
}
