package org.yaomote.ui.importing;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.ConditionText;
import org.yaomote.ui.fx.ReplyText;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The forms-to-be of a configuration as an outline: what there will be, and what it will do.
record Outline(ProxyConfig config, Texts texts) {
    /// What a branch is about.
    enum Kind {
        LISTENER,
        RULE,
        SERVICE,
        BACKEND
    }

    /// A thing of the configuration, with what belongs to it.
    ///
    /// @param path of the thing, such as `services[0].backends[1]`
    /// @param name what it is called
    /// @param detail what it will do, in few words
    record Branch(Kind kind, String path, String name, String detail, List<Branch> parts) {
        Branch {
            parts = List.copyOf(parts);
        }

        /// The whole line.
        String line() {
            return detail.isEmpty() ? name : name + "  " + detail;
        }
    }

    /// Listeners, then services.
    List<Branch> branches() {
        List<Branch> all = new ArrayList<>();
        for (int i = 0; i < config.listeners().size(); i++) {
            all.add(listener("listeners[" + i + "]", config.listeners().get(i)));
        }
        for (int i = 0; i < config.services().size(); i++) {
            all.add(service("services[" + i + "]", config.services().get(i)));
        }
        return all;
    }

    private Branch listener(String path, Listener listener) {
        List<Branch> rules = new ArrayList<>();
        for (int i = 0; i < listener.rules().size(); i++) {
            rules.add(rule(path + ".rules[" + i + "]", i, listener.rules().get(i)));
        }
        String host = listener.address();
        String place = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + listener.port();
        return new Branch(Kind.LISTENER, path, listener.name(), does(listener, place), rules);
    }

    private String does(Listener listener, String place) {
        String key = "outline.listener.";
        return switch (listener.protocol()) {
            case Protocol.Http _ -> texts.get(key + "http", place);
            case Protocol.Tcp _ -> texts.get(key + "tcp", place);
            case Protocol.Https(var tls) ->
                    texts.get(key + "https", place, tls.certificates().size());
        };
    }

    private Branch rule(String path, int index, Rule rule) {
        String when =
                rule.matches().stream()
                        .map(ConditionText::of)
                        .collect(Collectors.joining(texts.get("outline.and")));
        String name = texts.get("outline.rule", index + 1);
        String detail =
                when.isEmpty()
                        ? texts.get("outline.rule.all", name(rule.service()))
                        : texts.get("outline.rule.some", when, name(rule.service()));
        return new Branch(Kind.RULE, path, name, detail, List.of());
    }

    private String name(ServiceId id) {
        return config.service(id).map(Service::name).orElse(id.value());
    }

    private Branch service(String path, Service service) {
        List<Branch> backends = new ArrayList<>();
        long total = service.totalWeight();
        for (int i = 0; i < service.backends().size(); i++) {
            Backend backend = service.backends().get(i);
            boolean takesPart = Service.takesPart(backend, service.backends());
            long share = takesPart && total > 0 ? Math.round(100.0 * backend.weight() / total) : 0;
            backends.add(backend(path + ".backends[" + i + "]", backend, share));
        }
        return new Branch(Kind.SERVICE, path, service.name(), does(service), backends);
    }

    private String does(Service service) {
        String reply = ReplyText.of(texts, service.options().policy().reply());
        if (!reply.isEmpty()) {
            return reply;
        }
        int count = service.backends().size();
        String spread = texts.get("outline.service", count);
        String sticky = sticky(service.affinity());
        return sticky.isEmpty() ? spread : spread + texts.get("outline.and") + sticky;
    }

    private String sticky(Affinity affinity) {
        long seconds = affinity.timeToLive().toSeconds();
        String key = "outline.sticky.";
        return switch (affinity) {
            case Affinity.None _ -> "";
            case Affinity.ByClientAddress _ -> texts.get(key + "address", seconds);
            case Affinity.ByBasicAuth _ -> texts.get(key + "login", seconds);
            case Affinity.ByPathParameter _ -> texts.get(key + "path", seconds);
            case Affinity.ByCookie(var cookie, _) -> texts.get(key + "cookie", seconds, cookie);
            case Affinity.ByInsertedCookie(var cookie, _) ->
                    texts.get(key + "own", seconds, cookie);
            case Affinity.ByHeader(var header, _) -> texts.get(key + "header", seconds, header);
            case Affinity.ByUrlParameter(var parameter, _) ->
                    texts.get(key + "parameter", seconds, parameter);
        };
    }

    private Branch backend(String path, Backend backend, long share) {
        String key = "outline.backend.";
        String detail =
                switch (backend.mode()) {
                    case OFF -> texts.get(key + "off");
                    case MAINTENANCE -> texts.get(key + "maintenance");
                    case DRAIN -> texts.get(key + "drain");
                    case READY ->
                            backend.emergency() && share == 0
                                    ? texts.get(key + "emergency")
                                    : texts.get(key + "ready", share, backend.weight());
                };
        String tls =
                backend.policy()
                        .tls()
                        .map(BackendPolicy.BackendTls::verify)
                        .map(v -> texts.get("outline.and") + texts.get(key + (v ? "tls" : "blind")))
                        .orElse("");
        return new Branch(Kind.BACKEND, path, backend.label(), detail + tls, List.of());
    }
}
