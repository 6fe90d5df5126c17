package org.yaomote.proxy;

import org.yaomote.metrics.Availability;
import org.yaomote.metrics.Latency;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;
import org.yaomote.metrics.TrafficSnapshot.ServiceTraffic;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// The counts as text of OpenMetrics 1.0: what Pound tells, under its names, and what Pound does
/// not know, under ours.
///
/// Thread: any; used once.
final class OpenMetrics {
    private final StringBuilder out = new StringBuilder(4096);
    private final TrafficSnapshot counts;
    private final Map<String, ServiceTraffic> services;
    private final Map<String, Traffic> listeners;

    private OpenMetrics(TrafficSnapshot counts) {
        this.counts = counts;
        this.services = new TreeMap<>(counts.services());
        this.listeners = new TreeMap<>(counts.listeners());
    }

    /// The whole text.
    static String text(TrafficSnapshot counts) {
        OpenMetrics text = new OpenMetrics(counts);
        text.pound();
        text.traffic("listener", text.listeners);
        Map<String, Traffic> ofServices = new TreeMap<>();
        text.services.forEach((id, service) -> ofServices.put(id, service.traffic()));
        text.traffic("service", ofServices);
        text.backends();
        return text.out.append("# EOF\n").toString();
    }

    // ---- what Pound tells ----------------------------------------------------------------------

    private void pound() {
        Duration up = Duration.between(counts.runningSince(), counts.takenAt());
        type("pound_uptime", "gauge");
        line("pound_uptime", "", up.toMillis() / 1000.0);
        type("pound_listener_enabled", "gauge");
        listeners.keySet().forEach(id -> line("pound_listener_enabled", label("listener", id), 1));
        type("pound_service_enabled", "gauge");
        services.keySet().forEach(id -> line("pound_service_enabled", label("service", id), 1));
        type("pound_backends", "gauge");
        services.forEach(this::states);
        type("pound_backend_state", "gauge");
        services.forEach(
                (id, service) ->
                        new TreeMap<>(service.backends())
                                .forEach((address, backend) -> state(id, address, backend)));
    }

    private void states(String service, ServiceTraffic traffic) {
        Map<Availability, Long> byState = new EnumMap<>(Availability.class);
        traffic.backends()
                .values()
                .forEach(b -> byState.merge(b.health().availability(), 1L, Long::sum));
        for (Availability state : Availability.values()) {
            line(
                    "pound_backends",
                    label("service", service) + "," + label("state", word(state)),
                    byState.getOrDefault(state, 0L));
        }
    }

    private void state(String service, String address, BackendTraffic backend) {
        for (Availability state : Availability.values()) {
            line(
                    "pound_backend_state",
                    backendLabels(service, address) + "," + label("state", word(state)),
                    backend.health().availability() == state ? 1 : 0);
        }
    }

    private static String word(Availability state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    // ---- what we know better -------------------------------------------------------------------

    private void backends() {
        Map<String, Traffic> all = new TreeMap<>();
        services.forEach(
                (id, service) ->
                        service.backends()
                                .forEach(
                                        (address, backend) ->
                                                all.put(
                                                        backendLabels(id, address),
                                                        backend.traffic())));
        families("backend", all);
    }

    private void traffic(String kind, Map<String, Traffic> byId) {
        Map<String, Traffic> labelled = new TreeMap<>();
        byId.forEach((id, traffic) -> labelled.put(label(kind, id), traffic));
        families(kind, labelled);
    }

    private void families(String kind, Map<String, Traffic> byLabels) {
        String name = "yaomote_" + kind;
        type(name + "_requests", "counter");
        byLabels.forEach((labels, traffic) -> outcomes(name + "_requests_total", labels, traffic));
        counter(name + "_retries", byLabels, Traffic::retries);
        counter(name + "_received_bytes", byLabels, Traffic::bytesIn);
        counter(name + "_sent_bytes", byLabels, Traffic::bytesOut);
        counter(name + "_connections", byLabels, Traffic::connections);
        gauge(name + "_requests_in_flight", byLabels, Traffic::inFlight);
        gauge(name + "_open_connections", byLabels, Traffic::openConnections);
        type(name + "_latency_seconds", "gauge");
        byLabels.forEach((labels, traffic) -> latency(name, labels, traffic.latency()));
    }

    private void outcomes(String name, String labels, Traffic traffic) {
        Traffic.Outcomes outcomes = traffic.outcomes();
        line(name, labels + ",outcome=\"1xx\"", outcomes.informational());
        line(name, labels + ",outcome=\"2xx\"", outcomes.success());
        line(name, labels + ",outcome=\"3xx\"", outcomes.redirect());
        line(name, labels + ",outcome=\"4xx\"", outcomes.clientError());
        line(name, labels + ",outcome=\"5xx\"", outcomes.serverError());
        line(name, labels + ",outcome=\"failed\"", outcomes.failed());
    }

    private void latency(String name, String labels, Latency latency) {
        quantile(name, labels, "0.5", latency.p50());
        quantile(name, labels, "0.95", latency.p95());
        quantile(name, labels, "0.99", latency.p99());
    }

    private void quantile(String name, String labels, String quantile, long micros) {
        line(name + "_latency_seconds", labels + ",quantile=\"" + quantile + "\"", micros / 1e6);
    }

    private void counter(
            String name, Map<String, Traffic> byLabels, ToLongFunction<Traffic> count) {
        type(name, "counter");
        byLabels.forEach(
                (labels, traffic) -> line(name + "_total", labels, count.applyAsLong(traffic)));
    }

    private void gauge(String name, Map<String, Traffic> byLabels, ToLongFunction<Traffic> count) {
        type(name, "gauge");
        byLabels.forEach((labels, traffic) -> line(name, labels, count.applyAsLong(traffic)));
    }

    // ---- lines ---------------------------------------------------------------------------------

    private void type(String name, String type) {
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String labels, long value) {
        line(name, labels, Long.toString(value));
    }

    private void line(String name, String labels, double value) {
        line(name, labels, Double.toString(value));
    }

    private void line(String name, String labels, String value) {
        out.append(name);
        if (!labels.isEmpty()) {
            out.append('{').append(labels).append('}');
        }
        out.append(' ').append(value).append('\n');
    }

    private static String backendLabels(String service, String address) {
        return label("service", service) + "," + label("backend", address);
    }

    private static String label(String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return name + "=\"" + escaped + "\"";
    }
}
