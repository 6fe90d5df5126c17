package org.yaomote.roster;

import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.MacAddress;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.WebService;
import org.yaomote.targets.TargetText;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.TreeMap;

/// Results as JSON Lines: an object of `"type": "host"` for each host, and one of `"type": "sweep"`
/// for all. Where hosts are told as they settle, one of `"type": "update"` may follow that replaces
/// a host's. What is not known is left out; round trips are in milliseconds with all their digits.
/// [SweepJsonReader] reads them back.
public final class SweepJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int NANO_DIGITS = 6;

    private SweepJson() {}

    /// A host as one line, without its end.
    public static String host(HostResult host) {
        return line("host", host);
    }

    /// What has become of a host whose line was written before.
    public static String update(HostResult host) {
        return line("update", host);
    }

    private static String line(String type, HostResult host) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("type", type);
        node.put("index", host.index());
        host.address().ifPresent(address -> node.put("address", TargetText.of(address)));
        put(node, "name", host.name());
        node.put("state", word(host.verdict()));
        node.put("alive", host.verdict().isAlive());
        reason(host.reason(), node.putObject("how"));
        node.put("time", host.when().toString());
        echoes(host.echo(), node);
        host.errorFrom().ifPresent(address -> node.put("errorFrom", TargetText.of(address)));
        known(host.known(), node);
        return MAPPER.writeValueAsString(node);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode node, String key, String text) {
        if (!text.isEmpty()) {
            node.put(key, text);
        }
    }

    private static void reason(Reason reason, ObjectNode node) {
        switch (reason) {
            case Reason.NotTried _ -> node.put("by", "not-tried");
            case Reason.Echo(boolean late) -> node.put("by", "echo").put("late", late);
            case Reason.Tcp(int port, boolean open) ->
                    node.put("by", "tcp").put("port", port).put("open", open);
            case Reason.Neighbour _ -> node.put("by", "neighbour");
            case Reason.NoAnswer _ -> node.put("by", "no-answer");
            case Reason.Icmp(int type, int code) ->
                    node.put("by", "icmp").put("type", type).put("code", code);
            case Reason.NotSent(String message) ->
                    node.put("by", "not-sent").put("message", message);
            case Reason.NameNotFound _ -> node.put("by", "name-not-found");
            case Reason.Stopped _ -> node.put("by", "stopped");
        }
    }

    private static void echoes(HostResult.Echoes echo, ObjectNode node) {
        node.put("sent", echo.sent()).put("received", echo.received());
        node.put("duplicates", echo.duplicates());
        if (echo.received() > 0) {
            ObjectNode rtt = node.putObject("rttMs");
            rtt.put("min", millis(echo.minNanos()));
            rtt.put("avg", millis(echo.avgNanos()));
            rtt.put("max", millis(echo.maxNanos()));
            node.put("bytes", echo.bytes()).put("ttl", echo.ttl());
        }
    }

    private static BigDecimal millis(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS);
    }

    private static void known(HostResult.Known known, ObjectNode node) {
        put(node, "reverseName", known.reverseName());
        known.mac().map(MacAddress::toString).ifPresent(mac -> node.put("mac", mac));
        put(node, "vendor", known.vendor());
        if (!known.services().isEmpty()) {
            ArrayNode services = node.putArray("services");
            known.services().forEach(service -> service(service, services.addObject()));
        }
    }

    private static void service(WebService service, ObjectNode node) {
        node.put("port", service.port()).put("scheme", word(service.scheme()));
        if (service.status() > 0) {
            node.put("status", service.status());
        }
        put(node, "title", service.title());
        put(node, "server", service.server());
        service.certificate()
                .ifPresent(
                        shown ->
                                node.putObject("certificate")
                                        .put("subject", shown.subject())
                                        .put("ends", shown.ends().toString()));
    }

    /// The sweep as one line, without its end.
    public static String summary(KeptSweep sweep) {
        SweepSummary summary = sweep.summary();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("type", "sweep");
        node.put("targets", sweep.asked().targets());
        node.put("dataBytes", sweep.asked().dataBytes());
        ArrayNode ports = node.putArray("ports");
        sweep.asked().ports().forEach(ports::add);
        ArrayNode look = node.putArray("look");
        sweep.asked().look().stream().sorted().forEach(one -> look.add(word(one)));
        node.put("began", summary.began().toString());
        node.put("tookMs", millis(summary.took().toNanos()));
        node.put("means", word(summary.means().kind()));
        put(node, "why", summary.means().why());
        ObjectNode states = node.putObject("states");
        new TreeMap<>(summary.verdicts()).forEach((verdict, n) -> states.put(word(verdict), n));
        node.put("late", summary.late());
        ArrayNode doubts = node.putArray("doubts");
        summary.doubts().stream().sorted().forEach(doubt -> doubts.add(word(doubt)));
        return MAPPER.writeValueAsString(node);
    }
}
