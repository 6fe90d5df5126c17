package org.yaomote.control;

import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.states.Reality;
import org.yaomote.states.SystemState;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What is served, for programs: an object with `version`, `pid`, `kind` (`service` or `window`),
/// `file`, `configuration` (a sign of what is in force), `runningSince`, `uptimeSeconds`,
/// `listeners`, `services` with their `backends`, and `warnings`. Names of keys and states stay the
/// same from version to version.
///
/// Pure; any thread.
public final class StatusJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private StatusJson() {}

    /// All of it, ended by a line feed.
    ///
    /// @param config what the answer's text says
    public static String of(Answer.Serving serving, ProxyConfig config, SystemState state) {
        TrafficSnapshot counts = serving.counts();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", serving.me().version());
        root.put("pid", serving.me().pid());
        root.put("kind", serving.me().window() ? "window" : "service");
        root.put("file", serving.me().file());
        root.put("configuration", serving.hash());
        root.put("runningSince", counts.runningSince().toString());
        root.put(
                "uptimeSeconds",
                Duration.between(counts.runningSince(), counts.takenAt()).toSeconds());
        ArrayNode listeners = root.putArray("listeners");
        config.listeners().forEach(each -> listener(listeners.addObject(), serving, state, each));
        ArrayNode services = root.putArray("services");
        config.services().forEach(each -> service(services.addObject(), state, each));
        ArrayNode warnings = root.putArray("warnings");
        serving.warnings().forEach(each -> warning(warnings.addObject(), each));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /// Clients that are bound to backends, as a list.
    public static String of(List<Answer.Session> sessions) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sessions) + "\n";
    }

    private static void listener(
            ObjectNode node, Answer.Serving serving, SystemState state, Listener listener) {
        String id = listener.id().value();
        node.put("id", id);
        node.put("name", listener.name());
        node.put("state", word(state.listener(listener)));
        serving.listeners().stream()
                .filter(open -> open.id().equals(id))
                .findFirst()
                .map(BoundListener::url)
                .ifPresent(url -> node.put("url", url));
        traffic(node, serving.counts().listener(id));
    }

    private static void service(ObjectNode node, SystemState state, Service service) {
        TrafficSnapshot.ServiceTraffic seen = state.seen().service(service.id().value());
        node.put("id", service.id().value());
        node.put("name", service.name());
        node.put("state", word(state.service(service)));
        node.put("waiting", seen.waiting());
        traffic(node, seen.traffic());
        ArrayNode backends = node.putArray("backends");
        for (Backend backend : service.backends()) {
            ObjectNode each = backends.addObject();
            each.put("name", backend.name());
            each.put("address", backend.address());
            each.put("mode", backend.mode().name().toLowerCase(Locale.ROOT));
            each.put("state", word(state.backend(service, backend)));
            each.put("weight", backend.weight());
            TrafficSnapshot.BackendTraffic own = seen.backends().get(backend.address());
            traffic(each, own == null ? Traffic.NONE : own.traffic());
            if (own != null && !own.health().reason().isEmpty()) {
                each.put("reason", own.health().reason());
            }
        }
    }

    private static void traffic(ObjectNode node, Traffic traffic) {
        node.put("requests", traffic.requests());
        node.put("inFlight", traffic.inFlight());
        node.put("serverErrors", traffic.outcomes().serverError());
        node.put("failed", traffic.outcomes().failed());
        node.put("retries", traffic.retries());
        node.put("bytesIn", traffic.bytesIn());
        node.put("bytesOut", traffic.bytesOut());
        node.put("p95Micros", traffic.latency().p95());
    }

    private static void warning(ObjectNode node, Problem problem) {
        node.put("code", problem.code());
        if (problem.where() instanceof Where.Field(var path)) {
            node.put("field", path);
        }
        ArrayNode arguments = node.putArray("arguments");
        problem.arguments().forEach(arguments::add);
    }

    private static String word(Reality state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
