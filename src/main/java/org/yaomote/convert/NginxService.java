package org.yaomote.convert;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Listener;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.Reply;
import org.yaomote.policy.TlsPolicy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes the services of nginx: upstreams, and a named location in each server.
final class NginxService {
    private static final String SYSTEM_AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt";

    private final Names names;
    private final NginxWords words;
    private final Report report;
    private final UnaryOperator<String> files;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder streams = new StringBuilder();
    private final Map<String, String> upstreamOf = new LinkedHashMap<>();
    private final Map<String, String> cookieOf = new LinkedHashMap<>();

    NginxService(Names names, NginxWords words, Report report, UnaryOperator<String> files) {
        this.names = names;
        this.words = words;
        this.report = report;
        this.files = files;
    }

    /// Where a location stands.
    ///
    /// @param path of the listener
    /// @param index of the service
    /// @param hidesClaims whether what clients say of their certificates is to be kept from
    ///   backends
    record Place(String path, Listener listener, String hsts, int index, boolean hidesClaims) {}

    String name(Service service) {
        return names.of("service " + service.id(), service.name());
    }

    /// The upstreams of all services so far.
    String text() {
        return text.toString();
    }

    /// Those of tunnels.
    String streamText() {
        return streams.toString();
    }

    /// An upstream of octets.
    String stream(Service service) {
        String name = name(service);
        if (streams.indexOf("upstream " + name + " {") < 0) {
            streams.append(upstream("", name, service, service.backends()));
        }
        return name;
    }

    /// The upstreams of a service.
    void upstreams(String path, Service service) {
        String name = name(service);
        upstreamOf.put(name, name);
        if (!(service.options().policy().reply() instanceof Reply.FromBackends)
                || service.backends().isEmpty()) {
            return;
        }
        text.append(upstream(path, name, service, service.backends()));
        ServiceOptions options = service.options();
        boolean isAsked = !(options.healthCheck() instanceof HealthCheck.None);
        report.loseUnless(!isAsked, path + ".options.healthCheck", "healthCheck", service.name());
        NginxLosses.of(path, service, report);
        report.loseUnless(
                options.http() == UpstreamHttp.HTTP_1, path + ".options.http", "upstreamHttp2");
        affinity(path + ".affinity", service);
    }

    private String upstream(String path, String name, Service service, List<Backend> servers) {
        StringBuilder block = new StringBuilder("\n    upstream " + name + " {\n");
        boolean isInTurn = true;
        boolean isByAddress = service.affinity() instanceof Affinity.ByClientAddress;
        String way =
                switch (service.options().balancing()) {
                    case ROUND_ROBIN -> isByAddress ? "hash $remote_addr consistent" : "";
                    case RANDOM -> isByAddress ? "hash $remote_addr consistent" : "random";
                    case LEAST_IN_FLIGHT ->
                            isByAddress ? "hash $remote_addr consistent" : "random two least_conn";
                    case CONSISTENT_HASH -> "hash $remote_addr consistent";
                };
        if (!way.isEmpty()) {
            block.append("        ").append(way).append(";\n");
            isInTurn = false;
        }
        for (int b = 0; b < servers.size(); b++) {
            Backend backend = servers.get(b);
            if (backend.emergency() && !isInTurn) {
                report.lose(path + ".backends[" + b + "]", "backup", backend.label());
                continue;
            }
            block.append(server(path + ".backends[" + b + "]", backend));
        }
        block.append(path.isEmpty() ? "" : "        keepalive 32;\n");
        return block.append("    }\n").toString();
    }

    private String server(String path, Backend backend) {
        StringBuilder line = new StringBuilder("        server " + backend.address());
        line.append(" weight=").append(backend.weight());
        switch (backend.mode()) {
            case READY -> {}
            case DRAIN, MAINTENANCE, OFF -> line.append(" down");
        }
        if (backend.maxConnections() > 0) {
            line.append(" max_conns=").append(backend.maxConnections());
        }
        line.append(backend.emergency() ? " backup" : "");
        BackendPolicy policy = backend.policy();
        report.loseUnless(policy.alivePort().isEmpty(), path + ".policy.alivePort", "alivePort");
        boolean isPlain =
                policy.family() == BackendPolicy.Family.ANY
                        && policy.resolve().equals(BackendPolicy.Resolve.DEFAULTS);
        report.loseUnless(isPlain, path + ".policy.resolve", "resolve");
        return line.append(";\n").toString();
    }

    private void affinity(String path, Service service) {
        switch (service.affinity()) {
            case Affinity.None _ -> {}
            case Affinity.ByClientAddress _ -> report.lose(path, "hashedAffinity", service.name());
            case Affinity.ByInsertedCookie(var cookie, _) -> insertedCookie(path, cookie, service);
            case Affinity.ByCookie _, Affinity.ByHeader _, Affinity.ByUrlParameter _ ->
                    report.lose(path, "affinity");
            case Affinity.ByPathParameter _, Affinity.ByBasicAuth _ ->
                    report.lose(path, "affinity");
        }
    }

    /// An upstream for each backend, with the others for its failure, chosen by the cookie; the
    /// cookie says who answered.
    private void insertedCookie(String path, String cookie, Service service) {
        boolean canSay =
                cookie.matches("[A-Za-z0-9_]+")
                        && service.backends().stream().allMatch(b -> b.host().matches("[0-9.]+"));
        report.loseUnless(canSay, path, "affinity");
        if (!canSay) {
            return;
        }
        report.lose(path, "cookieSign");
        String name = name(service);
        StringBuilder choice = new StringBuilder();
        StringBuilder sign = new StringBuilder();
        for (int b = 0; b < service.backends().size(); b++) {
            Backend own = service.backends().get(b);
            String single = name + "_s" + (b + 1);
            List<Backend> order = new ArrayList<>(List.of(own));
            service.backends().stream()
                    .filter(o -> !o.equals(own))
                    .map(o -> o.withEmergency(true))
                    .forEach(order::add);
            Service alone = service.withAffinity(new Affinity.None());
            text.append(upstream(path, single, alone, order));
            choice.append("        s").append(b + 1).append(' ').append(single).append(";\n");
            sign.append("        ")
                    .append(NginxWords.word("~" + own.address().replace(".", "\\.") + "$"));
            sign.append(" s").append(b + 1).append(";\n");
        }
        words.add("    map $cookie_" + cookie + " $upstream_" + name + " {\n        default ");
        words.add(name + ";\n" + choice + "    }\n");
        words.add("    map $upstream_addr $sign_" + name + " {\n        default '';\n");
        words.add(sign + "    }\n");
        words.add("    map $sign_" + name + " $cookie_field_" + name + " {\n");
        words.add("        '' '';\n        $cookie_" + cookie + " '';\n");
        words.add(
                "        default \""
                        + cookie
                        + "=$sign_"
                        + name
                        + "; Path=/; HttpOnly\";\n    }\n");
        upstreamOf.put(name, "$upstream_" + name);
        cookieOf.put(name, "$cookie_field_" + name);
    }

    /// The location of a service in the server of a listener.
    String location(Place place, Service service) {
        List<String> lines = new ArrayList<>();
        String path = "services[" + place.index() + "]";
        if (!place.hsts().isEmpty()) {
            lines.add(place.hsts());
        }
        if (service.options().maintenance()) {
            lines.add("return 503");
        } else {
            reply(place, path, service, lines);
        }
        StringBuilder block = new StringBuilder("        location @" + name(service) + " {\n");
        lines.forEach(line -> block.append("            ").append(line).append(";\n"));
        return block.append("        }\n").toString();
    }

    private void reply(Place place, String path, Service service, List<String> lines) {
        String at = path + ".options.policy.reply";
        NginxChanges changes = new NginxChanges(place, service, report);
        if (!(service.options().policy().reply() instanceof Reply.FromBackends)) {
            lines.addAll(changes.answerLines());
        }
        switch (service.options().policy().reply()) {
            case Reply.FromBackends _ -> proxy(place, path, service, lines);
            case Reply.PassOn _ -> {}
            case Reply.Redirect(var status, var target) -> {
                String rest = Expansion.isWithoutPath(target) ? "$request_uri" : "";
                Optional<String> url = literal(target);
                report.loseUnless(url.isPresent(), at, "reply", service.name());
                lines.add(
                        url.map(u -> "return " + status + " " + NginxWords.word(u) + rest)
                                .orElse("return 503"));
            }
            case Reply.Status(var status, var file) -> {
                report.loseUnless(file.isEmpty(), at, "replyPage", service.name());
                lines.add("return " + status);
            }
            case Reply.Files(var directory) -> {
                lines.add("root " + NginxWords.word(files.apply(directory)));
                lines.add("disable_symlinks on");
                lines.add("default_type text/plain");
                lines.add("try_files " + changes.file() + " =404");
            }
            case Reply.Empty _ -> lines.add("return 200 \"\"");
            case Reply.Metrics _ -> {
                report.lose(at, "reply", service.name());
                lines.add("return 503");
            }
        }
    }

    static Optional<String> literal(String text) {
        return Expansion.literal(text).filter(t -> t.indexOf('$') < 0);
    }

    private void proxy(Place place, String path, Service service, List<String> lines) {
        if (service.backends().isEmpty()) {
            lines.add("return 503");
            return;
        }
        List<Optional<BackendTls>> kinds =
                service.backends().stream()
                        .map(b -> UpstreamSecurity.of(b, service))
                        .distinct()
                        .toList();
        report.loseUnless(kinds.size() == 1, path + ".backends", "mixedTls", service.name());
        Optional<BackendTls> tls = kinds.getFirst();
        boolean isHidden =
                service.options()
                        .policy()
                        .rewriteErrors()
                        .orElse(place.listener().options().policy().rewriteErrors());
        lines.add("proxy_intercept_errors " + (isHidden ? "on" : "off"));
        NginxChanges changes = new NginxChanges(place, service, report);
        lines.addAll(changes.lines());
        tls.ifPresent(t -> security(path, t, service.backends().getFirst(), lines));
        limits(path, service, lines);
        String cookie = cookieOf.get(name(service));
        if (cookie != null) {
            lines.add("add_header Set-Cookie " + cookie + " always");
        }
        String upstream = upstreamOf.getOrDefault(name(service), name(service));
        String scheme = tls.isPresent() ? "https://" : "http://";
        lines.add("proxy_pass " + scheme + upstream + changes.target());
        report.loseUnless(
                !service.options().policy().dynamicScale(), path + ".options", "dynamicScale");
        report.loseUnless(
                !service.options().policy().refusesWhenDown(),
                path + ".options",
                "refusesWhenDown");
    }

    private void security(String path, BackendTls tls, Backend backend, List<String> lines) {
        String name = tls.serverName().isEmpty() ? backend.host() : tls.serverName();
        lines.add("proxy_ssl_server_name on");
        lines.add("proxy_ssl_name " + NginxWords.word(name));
        lines.add("proxy_ssl_verify " + (tls.verify() ? "on" : "off"));
        if (tls.verify()) {
            String trusted =
                    tls.authorities().isEmpty()
                            ? SYSTEM_AUTHORITIES
                            : files.apply(tls.authorities());
            lines.add("proxy_ssl_trusted_certificate " + NginxWords.word(trusted));
            lines.add("proxy_ssl_verify_depth 9");
        }
        if (!tls.clientCertificate().isEmpty()) {
            String file = NginxWords.word(files.apply(tls.clientCertificate()));
            lines.add("proxy_ssl_certificate " + file);
            lines.add("proxy_ssl_certificate_key " + file);
        }
        boolean isNewest = tls.settings().oldest() == TlsPolicy.Version.TLS_1_3;
        lines.add("proxy_ssl_protocols " + (isNewest ? "TLSv1.3" : "TLSv1.2 TLSv1.3"));
        String suites = SuiteList.of(tls.settings(), path + ".backends", report);
        if (!suites.isEmpty()) {
            lines.add("proxy_ssl_ciphers " + suites);
        }
    }

    private void limits(String path, Service service, List<String> lines) {
        SharedLimits shared = new SharedLimits(path, service, report);
        shared.of(BackendPolicy::connect)
                .ifPresent(limit -> lines.add("proxy_connect_timeout " + Spans.millis(limit)));
        shared.of(BackendPolicy::response)
                .ifPresent(limit -> lines.add("proxy_read_timeout " + Spans.millis(limit)));
    }
}
