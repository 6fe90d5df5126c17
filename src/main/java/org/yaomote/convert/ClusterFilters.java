package org.yaomote.convert;

import org.yaomote.config.Hsts;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Reply;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes what is changed of requests and answers as filters of an HTTPRoute.
final class ClusterFilters {
    /// Most fields that a filter sets, adds or removes.
    private static final int MOST_FIELDS = 16;

    private final ProxyConfig config;
    private final Report report;

    ClusterFilters(ProxyConfig config, Report report) {
        this.config = config;
        this.report = report;
    }

    /// A rule that sends everything to HTTPS.
    static Map<String, Object> toHttps(int port) {
        Map<String, Object> redirect =
                YamlTexts.map("scheme", "https", "port", port, "statusCode", 308);
        return YamlTexts.map("filters", List.of(filter("RequestRedirect", redirect)));
    }

    private static Map<String, Object> filter(String type, Map<String, Object> body) {
        String field = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        return YamlTexts.map("type", type, field.replace("uRL", "url"), body);
    }

    /// What one side's fields become.
    private static final class Fields {
        private final Map<String, Map<String, Object>> set = new LinkedHashMap<>();
        private final Map<String, Map<String, Object>> add = new LinkedHashMap<>();
        private final Set<String> remove = new LinkedHashSet<>();

        private boolean isFull() {
            return Math.max(set.size(), Math.max(add.size(), remove.size())) >= MOST_FIELDS;
        }

        private Optional<Map<String, Object>> filter(String type) {
            Map<String, Object> body = new LinkedHashMap<>();
            put(body, "set", List.copyOf(set.values()));
            put(body, "add", List.copyOf(add.values()));
            put(body, "remove", List.copyOf(remove));
            return body.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ClusterFilters.filter(type, body));
        }

        private static void put(Map<String, Object> body, String name, List<?> values) {
            if (!values.isEmpty()) {
                body.put(name, values);
            }
        }
    }

    /// The filters of requests that go to a service's backends.
    List<Map<String, Object>> of(String path, Listener listener, String place, Service service) {
        Fields request = new Fields();
        Fields answer = new Fields();
        Map<String, Object> rewrite = new LinkedHashMap<>();
        if (ShownClients.areTold(config)) {
            request.remove.addAll(ShownClients.fields());
        }
        if (listener.options().hsts() instanceof Hsts.On(var age, var below)) {
            String value = "max-age=" + age.toSeconds() + (below ? "; includeSubDomains" : "");
            answer.set.put("hsts", field("Strict-Transport-Security", value));
        }
        var front = listener.options().policy().modifications();
        var own = service.options().policy().modifications();
        String changes = path + ".options.policy.modifications";
        String ownChanges = place + ".options.policy.modifications";
        all(changes, front.request(), request, rewrite);
        all(ownChanges, own.request(), request, rewrite);
        all(changes, front.response(), answer, new LinkedHashMap<>());
        all(ownChanges, own.response(), answer, new LinkedHashMap<>());
        host(place, service, rewrite);
        List<Map<String, Object>> filters = new ArrayList<>();
        request.filter("RequestHeaderModifier").ifPresent(filters::add);
        answer.filter("ResponseHeaderModifier").ifPresent(filters::add);
        if (!rewrite.isEmpty()) {
            filters.add(filter("URLRewrite", rewrite));
        }
        return filters;
    }

    private void host(String place, Service service, Map<String, Object> rewrite) {
        List<String> hosts =
                service.backends().stream().map(b -> b.policy().hostHeader()).distinct().toList();
        String host = hosts.size() == 1 ? hosts.getFirst().toLowerCase(Locale.ROOT) : "";
        boolean canSay =
                hosts.stream().allMatch(String::isEmpty)
                        || host.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
        report.loseUnless(canSay, place + ".backends", "hostHeader");
        if (canSay && !host.isEmpty()) {
            rewrite.put("hostname", host);
        }
    }

    private void all(
            String path, List<Modification> changes, Fields fields, Map<String, Object> rewrite) {
        for (Modification change : Expansion.unfolded(changes)) {
            report.loseUnless(
                    !fields.isFull() && did(change, fields, rewrite), path, "modification");
        }
    }

    private static boolean did(Modification change, Fields fields, Map<String, Object> rewrite) {
        return switch (change) {
            case Modification.SetHeader(var line) -> put(Expansion.field(line), fields.set);
            case Modification.AddHeader(var line) -> put(Expansion.field(line), fields.add);
            case Modification.RemoveHeaders removal ->
                    Expansion.removed(removal).map(fields.remove::add).isPresent();
            case Modification.SetPath(var text, var encode) -> {
                Optional<String> path =
                        Expansion.literal(text).filter(t -> !encode && t.startsWith("/"));
                path.ifPresent(p -> rewrite.put("path", fullPath(p)));
                yield path.isPresent();
            }
            case Modification.SetUrl _, Modification.SetQuery _, Modification.RemoveQuery _ ->
                    false;
            case Modification.SetParameter _, Modification.FirstOf _ -> false;
        };
    }

    private static boolean put(
            Optional<Expansion.Field> field, Map<String, Map<String, Object>> into) {
        // The schema takes no empty value.
        Optional<Expansion.Field> said = field.filter(f -> !f.value().isEmpty());
        said.ifPresent(
                f -> into.put(f.name().toLowerCase(Locale.ROOT), field(f.name(), f.value())));
        return said.isPresent();
    }

    private static Map<String, Object> field(String name, String value) {
        return YamlTexts.map("name", name, "value", value);
    }

    private static Map<String, Object> fullPath(String path) {
        return YamlTexts.map("type", "ReplaceFullPath", "replaceFullPath", path);
    }

    /// The filter of a redirect, if it can be said.
    Optional<Map<String, Object>> redirect(String place, Reply.Redirect redirect) {
        Optional<URI> target = Expansion.literal(redirect.target()).flatMap(ClusterFilters::uri);
        return target.map(
                uri -> {
                    boolean isTls = uri.getScheme().equalsIgnoreCase("https");
                    int port = uri.getPort() > 0 ? uri.getPort() : isTls ? 443 : 80;
                    Map<String, Object> body =
                            YamlTexts.map(
                                    "scheme",
                                    isTls ? "https" : "http",
                                    "hostname",
                                    uri.getHost().toLowerCase(Locale.ROOT),
                                    "port",
                                    port);
                    if (!Expansion.isWithoutPath(redirect.target())) {
                        body.put("path", fullPath(uri.getRawPath()));
                        report.lose(place, "k8sRedirectQuery");
                    }
                    body.put("statusCode", redirect.status());
                    return filter("RequestRedirect", body);
                });
    }

    /// A target of scheme, name, port and path, and of nothing else.
    private static Optional<URI> uri(String text) {
        try {
            URI uri = URI.create(text);
            boolean isPlain =
                    uri.getHost() != null
                            && uri.getHost().matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
                            && uri.getScheme() != null
                            && uri.getScheme().matches("(?i)https?")
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && uri.getRawUserInfo() == null;
            return isPlain ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
