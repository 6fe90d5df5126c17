package org.yaomote.config;

import java.time.Duration;
import java.util.List;

/// What is wrong with the options of a service.
final class ServiceOptionsCheck {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final Duration LONGEST_SLOW_START = Duration.ofHours(1);
    private static final int LONGEST_QUEUE = 100_000;
    private static final int MOST_CHECKS = 100;

    private final ProxyConfig config;
    private final Findings found;

    ServiceOptionsCheck(ProxyConfig config, Findings found) {
        this.config = config;
        this.found = found;
    }

    void check(String path, Service service) {
        ServiceOptions options = service.options();
        healthCheck(path + ".healthCheck", options.healthCheck());
        tls(path + ".tls", options.tls());
        if (options.http() == UpstreamHttp.HTTP_2 && isOutOfReach(service)) {
            found.warning(path + ".http", "service.http2", service.name());
        }
        found.duration(path + ".slowStart", options.slowStart(), Duration.ZERO, LONGEST_SLOW_START);
        found.number(path + ".queue.length", options.queue().length(), 0, LONGEST_QUEUE);
        found.duration(path + ".queue.patience", options.queue().patience());
    }

    private void healthCheck(String path, HealthCheck check) {
        switch (check) {
            case HealthCheck.None _ -> {}
            case HealthCheck.Tcp(var timing) -> timing(path, timing);
            case HealthCheck.Http http -> {
                http(path, http);
                timing(path, http.timing());
            }
        }
    }

    private void http(String path, HealthCheck.Http check) {
        if (!ListenerCheck.isPath(check.path())) {
            found.error(path + ".path", "check.path", check.path());
        }
        if (!check.host().isEmpty() && !isHost(check.host())) {
            found.error(path + ".host", "check.host", check.host());
        }
        found.number(path + ".statusFrom", check.statusFrom(), 100, 599);
        found.number(path + ".statusTo", check.statusTo(), 100, 599);
        if (check.statusTo() < check.statusFrom()) {
            found.error(path + ".statusTo", "check.status", check.statusFrom(), check.statusTo());
        }
    }

    /// `uri-host [ ":" port ]` of RFC 9110 §7.2.
    static boolean isHost(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0 && text.substring(colon + 1).matches("\\d{1,5}");
        String host = hasPort ? text.substring(0, colon) : text;
        if (host.startsWith("[") && host.endsWith("]")) {
            return HostName.isIpv6(host.substring(1, host.length() - 1));
        }
        return host.indexOf(':') < 0 && HostName.isValid(host);
    }

    private void timing(String path, HealthCheck.Timing timing) {
        found.duration(path + ".interval", timing.interval(), SHORTEST_INTERVAL, LONGEST_INTERVAL);
        found.duration(path + ".timeout", timing.timeout());
        // A check that outlives the interval would run beside the next one.
        if (timing.timeout().compareTo(timing.interval()) > 0) {
            found.error(
                    path + ".timeout",
                    "check.timeout",
                    DurationText.of(timing.timeout()),
                    DurationText.of(timing.interval()));
        }
        found.number(path + ".fall", timing.fall(), 1, MOST_CHECKS);
        found.number(path + ".rise", timing.rise(), 1, MOST_CHECKS);
    }

    private void tls(String path, UpstreamTls tls) {
        switch (tls) {
            case UpstreamTls.Plain _ -> {}
            case UpstreamTls.Tls(var verify, var serverName, _, _) -> {
                if (!verify) {
                    found.warning(path + ".verify", "upstream.unverified");
                }
                if (!serverName.isEmpty() && !HostName.isValid(serverName)) {
                    found.error(path + ".serverName", "upstream.serverName", serverName);
                }
            }
        }
    }

    /// Whether listeners lead to the service, but none that speaks HTTP/2 to clients: what needs it
    /// from end to end, such as gRPC, cannot come in.
    private boolean isOutOfReach(Service service) {
        List<Listener> leading =
                config.listeners().stream()
                        .filter(Listener::enabled)
                        .filter(
                                l ->
                                        l.rules().stream()
                                                .anyMatch(r -> r.service().equals(service.id())))
                        .toList();
        return !leading.isEmpty() && leading.stream().noneMatch(ServiceOptionsCheck::speaksHttp2);
    }

    private static boolean speaksHttp2(Listener listener) {
        return switch (listener.protocol()) {
            case Protocol.Http _ -> listener.options().http2PriorKnowledge();
            case Protocol.Tcp _ -> false;
            case Protocol.Https _ -> listener.options().http2();
        };
    }
}
