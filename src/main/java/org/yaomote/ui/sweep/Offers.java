package org.yaomote.ui.sweep;

import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.WebService;
import org.yaomote.ui.editing.OfferedHost;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What a host that was found can be used for.
final class Offers {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private Offers() {}

    /// The hosts as backends-to-be.
    static List<OfferedHost> of(List<SweepLine> lines) {
        return lines.stream().map(Offers::of).toList();
    }

    private static OfferedHost of(SweepLine line) {
        HostResult result = line.result();
        List<OfferedHost.Door> doors =
                result.known().services().stream().map(Offers::door).toList();
        return new OfferedHost(result.label(), line.name(), doors);
    }

    private static OfferedHost.Door door(WebService service) {
        OfferedHost.Speech speech =
                switch (service.scheme()) {
                    case HTTP -> OfferedHost.Speech.HTTP;
                    case HTTPS -> OfferedHost.Speech.HTTPS;
                    case UNKNOWN -> OfferedHost.Speech.OTHER;
                };
        return new OfferedHost.Door(service.port(), speech, service.status());
    }

    /// What a browser opens; the plain address where no web server was found.
    static Optional<URI> address(SweepLine line) {
        List<WebService> services = line.result().known().services();
        Optional<WebService> web =
                services.stream().filter(s -> s.scheme() != WebService.Scheme.UNKNOWN).findFirst();
        String scheme =
                web.filter(s -> s.scheme() == WebService.Scheme.HTTPS).isPresent()
                        ? "https"
                        : "http";
        int port = web.map(WebService::port).orElse(HTTP);
        boolean usual = port == (scheme.equals("https") ? HTTPS : HTTP);
        String label = line.result().label();
        // The zone of a link-local address is the business of this computer only.
        String host = label.contains(":") ? "[" + label.replaceFirst("%.*", "") + "]" : label;
        try {
            return Optional.of(URI.create(scheme + "://" + host + (usual ? "" : ":" + port) + "/"));
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }
}
