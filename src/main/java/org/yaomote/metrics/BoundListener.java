package org.yaomote.metrics;

/// A listener that is open: what it is reachable by.
///
/// @param id of the listener
/// @param address as configured
/// @param port the real one, also where the configuration said 0
/// @param secure whether it speaks TLS
/// @param tunnel whether it passes octets on unseen, of whatever protocol
public record BoundListener(
        String id, String name, String address, int port, boolean secure, boolean tunnel) {
    /// One that speaks HTTP, or HTTPS.
    public BoundListener(String id, String name, String address, int port, boolean secure) {
        this(id, name, address, port, secure, false);
    }

    /// What a client types: `https://localhost:8443`, the host as configured or `localhost` for all
    /// addresses; of a tunnel `localhost:5432`, since only its clients know what they speak.
    public String url() {
        if (tunnel) {
            return host() + ":" + port;
        }
        String scheme = secure ? "https" : "http";
        boolean usual = port == (secure ? 443 : 80);
        return scheme + "://" + host() + (usual ? "" : ":" + port);
    }

    private String host() {
        if (address.equals("0.0.0.0") || address.equals("::") || address.equals("*")) {
            return "localhost";
        }
        return address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    }
}
