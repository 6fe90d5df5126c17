package org.yaomote.ui.editing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A host that could do the work of a backend, with what is known to answer on it.
///
/// @param host an IP address or host name
/// @param name for people; may be empty
/// @param doors what answers, in rising order of ports; may be empty
public record OfferedHost(String host, String name, List<Door> doors) {
    private static final int PARTS = 3;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// What is spoken on a port.
    public enum Speech {
        HTTP,
        HTTPS,
        OTHER
    }

    /// A port that answers.
    ///
    /// @param port 1 to 65535
    /// @param status of the answer to `GET /`, or 0
    public record Door(int port, Speech speech, int status) {
        /// Whether it only sends visitors elsewhere.
        boolean isRedirect() {
            return status / 100 == 3;
        }
    }

    public OfferedHost {
        doors = List.copyOf(doors);
    }

    /// What a browser opens; the plain address where no web server is known.
    public Optional<URI> page() {
        Optional<Door> web = doors.stream().filter(d -> d.speech() != Speech.OTHER).findFirst();
        boolean isSecure = web.filter(d -> d.speech() == Speech.HTTPS).isPresent();
        int port = web.map(Door::port).orElse(HTTP);
        boolean isUsual = port == (isSecure ? HTTPS : HTTP);
        String scheme = isSecure ? "https" : "http";
        try {
            return Optional.of(
                    URI.create(scheme + "://" + bracketed() + (isUsual ? "" : ":" + port) + "/"));
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }

    /// Where it shows a certificate, as `host:port`; the usual port where none is known.
    public String secure() {
        Optional<Door> door = doors.stream().filter(d -> d.speech() == Speech.HTTPS).findFirst();
        return bracketed() + ":" + door.map(Door::port).orElse(HTTPS);
    }

    /// The zone of a link-local address is the business of this computer only.
    private String bracketed() {
        return host.contains(":") ? "[" + host.replaceFirst("%.*", "") + "]" : host;
    }

    /// Several hosts as one text, a line each: how they are dragged from one screen to another.
    public static String write(List<OfferedHost> hosts) {
        StringBuilder text = new StringBuilder();
        for (OfferedHost host : hosts) {
            text.append(host.host).append('\t').append(plain(host.name)).append('\t');
            host.doors.forEach(
                    door ->
                            text.append(door.port)
                                    .append('/')
                                    .append(door.speech)
                                    .append('/')
                                    .append(door.status)
                                    .append(' '));
            text.append('\n');
        }
        return text.toString();
    }

    /// The hosts of a text that [#write] made; lines of another form are left out.
    public static List<OfferedHost> read(String text) {
        List<OfferedHost> hosts = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split("\t", -1);
            if (parts.length == PARTS) {
                hosts.add(new OfferedHost(parts[0], parts[1], doors(parts[2])));
            }
        }
        return List.copyOf(hosts);
    }

    private static List<Door> doors(String text) {
        List<Door> doors = new ArrayList<>();
        for (String word : text.strip().split(" ", -1)) {
            String[] parts = word.split("/", -1);
            if (parts.length == PARTS) {
                Speech speech = Speech.valueOf(parts[1].toUpperCase(Locale.ROOT));
                int port = Integer.parseInt(parts[0]);
                doors.add(new Door(port, speech, Integer.parseInt(parts[2])));
            }
        }
        return doors;
    }

    private static String plain(String name) {
        return name.replace('\t', ' ').replace('\n', ' ');
    }
}
