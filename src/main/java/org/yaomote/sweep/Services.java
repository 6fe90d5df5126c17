package org.yaomote.sweep;

import org.yaomote.inspect.WebLook.Seen;
import org.yaomote.sweep.HostResult.Known;
import org.yaomote.sweep.WebService.Scheme;
import org.yaomote.sweep.WebService.Shown;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says what was seen on a port in the words of a sweep.
final class Services {
    private Services() {}

    /// A port that accepts connections, before anybody has looked.
    static WebService unknown(int port) {
        return new WebService(port, Scheme.UNKNOWN, 0, "", "", Optional.empty());
    }

    static WebService of(int port, Seen seen) {
        Scheme scheme =
                switch (seen.scheme()) {
                    case HTTP -> Scheme.HTTP;
                    case HTTPS -> Scheme.HTTPS;
                    case UNKNOWN -> Scheme.UNKNOWN;
                };
        return new WebService(
                port,
                scheme,
                seen.status(),
                seen.title(),
                seen.server(),
                seen.certificate().map(shown -> new Shown(shown.subject(), shown.ends())));
    }

    /// With a service more, in place of what was known of its port.
    static Known with(Known known, WebService service) {
        List<WebService> services =
                Stream.concat(
                                known.services().stream()
                                        .filter(other -> other.port() != service.port()),
                                Stream.of(service))
                        .sorted(Comparator.comparingInt(WebService::port))
                        .toList();
        return new Known(known.reverseName(), known.mac(), known.vendor(), services);
    }
}
