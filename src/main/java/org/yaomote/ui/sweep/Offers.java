package org.yaomote.ui.sweep;

import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.WebService;
import org.yaomote.ui.editing.OfferedHost;

import java.util.List;

/// What a host that was found can be used for.
final class Offers {
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
}
