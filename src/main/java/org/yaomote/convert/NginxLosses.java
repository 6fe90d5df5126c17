package org.yaomote.convert;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceOptions;
import org.yaomote.policy.BackendPolicy;

/// Names what nginx does otherwise with the backends of a service.
final class NginxLosses {
    private NginxLosses() {}

    static void of(String path, Service service, Report report) {
        ServiceOptions options = service.options();
        report.loseUnless(
                options.slowStart().isZero(),
                path + ".options.slowStart",
                "slowStart",
                service.name());
        report.loseUnless(
                !options.policy().hashSessions(),
                path + ".options.policy.hashSessions",
                "hashSessions",
                service.name());
        for (int b = 0; b < service.backends().size(); b++) {
            Backend backend = service.backends().get(b);
            String place = path + ".backends[" + b + "]";
            boolean isDrained = backend.mode() == BackendMode.DRAIN;
            report.loseUnless(!isDrained, place + ".mode", "drained", backend.label());
            // Those beyond the limit wait with us.
            boolean isLimited = backend.maxConnections() > 0;
            report.loseUnless(!isLimited, place + ".maxConnections", "queue", backend.label());
            BackendPolicy policy = backend.policy();
            boolean isTunnel = policy.tunnel().isPositive();
            report.loseUnless(!isTunnel, place + ".policy.tunnel", "backendTimes");
        }
    }
}
