package org.yaomote.roster;

import org.yaomote.roster.KeptSweep.Asked;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.MacAddress;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.SweepRequest.Look;
import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.Verdict;
import org.yaomote.sweep.WebService;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads back what [SweepJson] writes; of several lines of a host, the last one counts. The line of
/// the sweep may stand anywhere; keys that are not known are passed over.
public final class SweepJsonReader {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int NANO_DIGITS = 6;

    private final SortedMap<Integer, HostResult> hosts = new TreeMap<>();
    private Optional<Asked> asked = Optional.empty();
    private Optional<SweepSummary> summary = Optional.empty();

    private SweepJsonReader() {}

    /// What came of it.
    public sealed interface Read {
        /// It was understood.
        ///
        /// @param sweep all of it
        record Whole(KeptSweep sweep) implements Read {}

        /// It was not.
        ///
        /// @param line which one cannot be understood, from 1; 0: the one of the sweep is missing
        /// @param why in English, for the log
        record Broken(int line, String why) implements Read {}
    }

    /// Reads a text.
    public static Read read(String text) {
        SweepJsonReader reader = new SweepJsonReader();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Optional<String> wrong = reader.take(lines.get(i));
            if (wrong.isPresent()) {
                return new Read.Broken(i + 1, wrong.get());
            }
        }
        if (reader.asked.isEmpty() || reader.summary.isEmpty()) {
            return new Read.Broken(0, "no line of type sweep");
        }
        return new Read.Whole(
                new KeptSweep(
                        reader.asked.get(),
                        reader.summary.get(),
                        List.copyOf(reader.hosts.values())));
    }

    /// Takes a line; what is wrong with it, or nothing.
    private Optional<String> take(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(line);
            switch (text(node, "type")) {
                case "host", "update" -> {
                    HostResult host = host(node);
                    hosts.put(host.index(), host);
                }
                case "sweep" -> {
                    asked = Optional.of(asked(node));
                    summary = Optional.of(summary(node));
                }
                default -> {}
            }
            return Optional.empty();
        } catch (JacksonException | IllegalArgumentException | DateTimeException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    private static int number(JsonNode node, String key) {
        return node.path(key).asInt(0);
    }

    private static long nanos(JsonNode node) {
        return node.isMissingNode()
                ? 0
                : node.asDecimal(BigDecimal.ZERO).movePointRight(NANO_DIGITS).longValue();
    }

    private static <E extends Enum<E>> E value(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static Optional<InetAddress> address(JsonNode node, String key) {
        String text = text(node, key);
        return text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
    }

    private static HostResult host(JsonNode node) {
        return new HostResult(
                number(node, "index"),
                address(node, "address"),
                text(node, "name"),
                value(Verdict.class, text(node, "state")),
                reason(node.path("how")),
                Instant.parse(text(node, "time")),
                echoes(node),
                address(node, "errorFrom"),
                known(node));
    }

    private static Reason reason(JsonNode node) {
        return switch (text(node, "by")) {
            case "not-tried" -> new Reason.NotTried();
            case "echo" -> new Reason.Echo(node.path("late").asBoolean(false));
            case "tcp" -> new Reason.Tcp(number(node, "port"), node.path("open").asBoolean(false));
            case "neighbour" -> new Reason.Neighbour();
            case "no-answer" -> new Reason.NoAnswer();
            case "icmp" -> new Reason.Icmp(number(node, "type"), number(node, "code"));
            case "not-sent" -> new Reason.NotSent(text(node, "message"));
            case "name-not-found" -> new Reason.NameNotFound();
            case "stopped" -> new Reason.Stopped();
            case String other -> throw new IllegalArgumentException("how: " + other);
        };
    }

    private static HostResult.Echoes echoes(JsonNode node) {
        JsonNode rtt = node.path("rttMs");
        return new HostResult.Echoes(
                number(node, "sent"),
                number(node, "received"),
                number(node, "duplicates"),
                nanos(rtt.path("min")),
                nanos(rtt.path("avg")),
                nanos(rtt.path("max")),
                number(node, "bytes"),
                number(node, "ttl"));
    }

    private static HostResult.Known known(JsonNode node) {
        List<WebService> services = new ArrayList<>();
        node.path("services").forEach(service -> services.add(service(service)));
        String mac = text(node, "mac");
        return new HostResult.Known(
                text(node, "reverseName"),
                mac.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new MacAddress(Long.parseLong(mac.replace(":", ""), 16))),
                text(node, "vendor"),
                services);
    }

    private static WebService service(JsonNode node) {
        JsonNode shown = node.path("certificate");
        return new WebService(
                number(node, "port"),
                value(WebService.Scheme.class, text(node, "scheme")),
                number(node, "status"),
                text(node, "title"),
                text(node, "server"),
                shown.isObject()
                        ? Optional.of(
                                new WebService.Shown(
                                        text(shown, "subject"), Instant.parse(text(shown, "ends"))))
                        : Optional.empty());
    }

    private static Asked asked(JsonNode node) {
        List<Integer> ports = new ArrayList<>();
        node.path("ports").forEach(port -> ports.add(port.asInt(0)));
        Set<Look> look = EnumSet.noneOf(Look.class);
        node.path("look").forEach(one -> look.add(value(Look.class, one.asString(""))));
        return new Asked(text(node, "targets"), number(node, "dataBytes"), ports, look);
    }

    private static SweepSummary summary(JsonNode node) {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        node.path("states")
                .properties()
                .forEach(
                        state ->
                                verdicts.put(
                                        value(Verdict.class, state.getKey()),
                                        state.getValue().asLong(0)));
        Set<SweepSummary.Doubt> doubts = EnumSet.noneOf(SweepSummary.Doubt.class);
        node.path("doubts")
                .forEach(doubt -> doubts.add(value(SweepSummary.Doubt.class, doubt.asString(""))));
        return new SweepSummary(
                Instant.parse(text(node, "began")),
                Duration.ofNanos(nanos(node.path("tookMs"))),
                new Means(value(Means.Kind.class, text(node, "means")), text(node, "why")),
                verdicts,
                node.path("late").asLong(0),
                doubts);
    }

    /// Reads the line of the sweep alone, which is the first one of a kept file.
    static Optional<KeptSweep> head(String line) {
        return read(line) instanceof Read.Whole(KeptSweep sweep)
                ? Optional.of(sweep)
                : Optional.empty();
    }
}
