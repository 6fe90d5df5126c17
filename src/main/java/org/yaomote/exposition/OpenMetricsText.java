package org.yaomote.exposition;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;

import org.yaomote.metrics.Availability;
import org.yaomote.metrics.Latency;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;
import org.yaomote.metrics.TrafficSnapshot.ServiceTraffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// The counts as text of OpenMetrics 1.0: what Pound tells (`Metrics`), under its names, and what
/// Pound does not know, under ours.
///
/// Thread: any; used once.
public final class OpenMetricsText {
    /// The value of Content-Type.
    public static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// The counts of one thing, and by which labels it is told apart.
    private record Counted(Labels labels, Traffic traffic) {}

    /// A backend, and by which labels it is told apart.
    private record CountedBackend(Labels labels, BackendTraffic backend) {}

    private final TrafficSnapshot counts;
    private final CountNames names;
    private final Map<String, ServiceTraffic> services = new TreeMap<>();
    private final MetricSnapshots.Builder families = MetricSnapshots.builder();

    private OpenMetricsText(TrafficSnapshot counts, CountNames names) {
        this.counts = counts;
        this.names = names;
        counts.services().forEach((id, service) -> services.put(names.service(id), service));
    }

    /// The whole text, in UTF-8.
    public static byte[] of(TrafficSnapshot counts, CountNames names) {
        OpenMetricsText text = new OpenMetricsText(counts, names);
        text.pound();
        text.families("listener", text.listeners());
        text.families(
                "service",
                text.services.entrySet().stream()
                        .map(e -> new Counted(service(e.getKey()), e.getValue().traffic()))
                        .toList());
        text.families(
                "backend",
                text.backends().stream()
                        .map(b -> new Counted(b.labels(), b.backend().traffic()))
                        .toList());
        return text.written();
    }

    private byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try {
            OpenMetricsTextFormatWriter.builder()
                    .setCreatedTimestampsEnabled(false)
                    .build()
                    .write(out, families.build());
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused to be written", e);
        }
        return out.toByteArray();
    }

    // ---- who is counted ------------------------------------------------------------------------

    private List<Counted> listeners() {
        Map<String, Traffic> byName = new TreeMap<>();
        counts.listeners().forEach((id, traffic) -> byName.put(names.listener(id), traffic));
        List<Counted> all = new ArrayList<>();
        byName.forEach((name, t) -> all.add(new Counted(Labels.of("listener", name), t)));
        return all;
    }

    private List<CountedBackend> backends() {
        List<CountedBackend> all = new ArrayList<>();
        services.forEach(
                (name, service) ->
                        new TreeMap<>(service.backends())
                                .forEach(
                                        (address, backend) ->
                                                all.add(
                                                        new CountedBackend(
                                                                Labels.of(
                                                                        "service", name, "backend",
                                                                        address),
                                                                backend))));
        return all;
    }

    private static Labels service(String name) {
        return Labels.of("service", name);
    }

    // ---- what Pound tells ----------------------------------------------------------------------

    private void pound() {
        Duration up = Duration.between(counts.runningSince(), counts.takenAt());
        GaugeSnapshot.Builder uptime = gauge("pound_uptime", "Seconds since the start.");
        families.metricSnapshot(
                uptime.dataPoint(point(Labels.EMPTY, up.toMillis() / 1000.0)).build());
        GaugeSnapshot.Builder enabled = gauge("pound_listener_enabled", "Whether it serves.");
        listeners().forEach(l -> enabled.dataPoint(point(l.labels(), 1)));
        families.metricSnapshot(enabled.build());
        GaugeSnapshot.Builder offered = gauge("pound_service_enabled", "Whether it serves.");
        services.keySet().forEach(name -> offered.dataPoint(point(service(name), 1)));
        families.metricSnapshot(offered.build());
        GaugeSnapshot.Builder number = gauge("pound_backends", "How many are in which state.");
        services.forEach((name, service) -> states(number, name, service));
        families.metricSnapshot(number.build());
        GaugeSnapshot.Builder state = gauge("pound_backend_state", "1 for the state it is in.");
        backends().forEach(backend -> state(state, backend));
        families.metricSnapshot(state.build());
    }

    private static void states(GaugeSnapshot.Builder out, String name, ServiceTraffic service) {
        Map<Availability, Long> byState = new EnumMap<>(Availability.class);
        service.backends()
                .values()
                .forEach(b -> byState.merge(b.health().availability(), 1L, Long::sum));
        for (Availability state : Availability.values()) {
            out.dataPoint(point(with(service(name), state), byState.getOrDefault(state, 0L)));
        }
    }

    private static void state(GaugeSnapshot.Builder out, CountedBackend backend) {
        Availability now = backend.backend().health().availability();
        for (Availability state : Availability.values()) {
            out.dataPoint(point(with(backend.labels(), state), state == now ? 1 : 0));
        }
    }

    private static Labels with(Labels labels, Availability state) {
        return labels.add("state", state.name().toLowerCase(Locale.ROOT));
    }

    // ---- what we know better -------------------------------------------------------------------

    private void families(String kind, List<Counted> all) {
        String name = "yaomote_" + kind;
        outcomes(name + "_requests", all);
        counter(name + "_retries", "Requests that were tried again.", all, Traffic::retries);
        counter(name + "_received_bytes", "Read from clients.", all, Traffic::bytesIn);
        counter(name + "_sent_bytes", "Written to clients.", all, Traffic::bytesOut);
        counter(name + "_connections", "Opened so far.", all, Traffic::connections);
        gauge(name + "_requests_in_flight", "Not answered yet.", all, Traffic::inFlight);
        gauge(name + "_open_connections", "Open now.", all, Traffic::openConnections);
        SummarySnapshot.Builder latency =
                SummarySnapshot.builder()
                        .name(name + "_latency_seconds")
                        .help("From the request's head to the answer's end, lately.");
        all.forEach(c -> latency.dataPoint(latency(c.labels(), c.traffic().latency())));
        families.metricSnapshot(latency.build());
    }

    private void outcomes(String name, List<Counted> all) {
        CounterSnapshot.Builder requests =
                CounterSnapshot.builder().name(name).help("Requests by how they ended.");
        for (Counted counted : all) {
            Traffic.Outcomes ends = counted.traffic().outcomes();
            Labels labels = counted.labels();
            requests.dataPoint(ended(labels, "1xx", ends.informational()))
                    .dataPoint(ended(labels, "2xx", ends.success()))
                    .dataPoint(ended(labels, "3xx", ends.redirect()))
                    .dataPoint(ended(labels, "4xx", ends.clientError()))
                    .dataPoint(ended(labels, "5xx", ends.serverError()))
                    .dataPoint(ended(labels, "failed", ends.failed()));
        }
        families.metricSnapshot(requests.build());
    }

    private static CounterDataPointSnapshot ended(Labels labels, String outcome, long count) {
        return counted(labels.add("outcome", outcome), count);
    }

    private static SummaryDataPointSnapshot latency(Labels labels, Latency latency) {
        return SummaryDataPointSnapshot.builder()
                .labels(labels)
                .quantiles(
                        Quantiles.of(
                                new Quantile(0.5, seconds(latency.p50())),
                                new Quantile(0.95, seconds(latency.p95())),
                                new Quantile(0.99, seconds(latency.p99()))))
                .build();
    }

    private static double seconds(long micros) {
        return micros / 1e6;
    }

    // ---- families ------------------------------------------------------------------------------

    private void counter(
            String name, String help, List<Counted> all, ToLongFunction<Traffic> count) {
        CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
        all.forEach(c -> family.dataPoint(counted(c.labels(), count.applyAsLong(c.traffic()))));
        families.metricSnapshot(family.build());
    }

    private void gauge(String name, String help, List<Counted> all, ToLongFunction<Traffic> count) {
        GaugeSnapshot.Builder family = gauge(name, help);
        all.forEach(
                c -> family.dataPoint(point(c.labels(), (double) count.applyAsLong(c.traffic()))));
        families.metricSnapshot(family.build());
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static CounterDataPointSnapshot counted(Labels labels, long count) {
        return CounterDataPointSnapshot.builder().labels(labels).value((double) count).build();
    }
}
