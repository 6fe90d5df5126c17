package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.proxy.OpenListener.ListenerSpec;
import org.yaomote.tls.ServerTls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a configuration needs before a socket is touched: certificates read, rules compiled.
/// Either all of it, or all that is wrong.
///
/// Thread: the work thread; it blocks on files and names.
sealed interface Preparation {
    /// Ready to be put in force.
    ///
    /// @param specs the enabled listeners by their places, in order
    record Ready(RoutingTable table, Map<ListenerPlace, ListenerSpec> specs)
            implements Preparation {}

    /// Not fit to be put in force.
    record Unfit(List<Problem> problems) implements Preparation {}

    /// Prepares a configuration.
    ///
    /// @param base folder that relative certificate paths start from
    /// @param before the table in force, null at the start
    static Preparation of(
            ProxyConfig config,
            Path base,
            RoutingTable.Ground ground,
            @Nullable RoutingTable before) {
        List<Problem> problems = new ArrayList<>();
        ConfigValidator.check(config).stream().filter(Problem::isError).forEach(problems::add);
        if (config.listeners().stream().noneMatch(Listener::enabled)) {
            problems.add(Problem.general("listeners.none"));
        }
        Map<Listener, ServerTls> certificates = certificates(config, base, problems);
        if (!problems.isEmpty()) {
            return new Unfit(problems);
        }
        RoutingTable table = RoutingTable.compile(config, ground, before, System.nanoTime());
        Map<ListenerPlace, ListenerSpec> specs = new LinkedHashMap<>();
        for (Listener listener : config.listeners()) {
            ListenerRoute route = table.listener(listener.id());
            if (listener.enabled() && route != null) {
                specs.put(
                        ListenerPlace.of(listener),
                        new ListenerSpec(route, certificates.get(listener)));
            }
        }
        return new Ready(table, specs);
    }

    private static Map<Listener, ServerTls> certificates(
            ProxyConfig config, Path base, List<Problem> problems) {
        Map<Listener, ServerTls> loaded = new LinkedHashMap<>();
        for (int i = 0; i < config.listeners().size(); i++) {
            Listener listener = config.listeners().get(i);
            boolean asked = listener.enabled() && listener.protocol() instanceof Protocol.Https;
            if (asked && listener.protocol() instanceof Protocol.Https(var tls)) {
                String field = "listeners[" + i + "].certificates";
                switch (ServerTls.load(base, tls, field)) {
                    case ServerTls.Result.Loaded(var server) -> loaded.put(listener, server);
                    case ServerTls.Result.Unusable(var found) -> problems.addAll(found);
                }
            }
        }
        return loaded;
    }
}
