package org.yaomote.convert;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceOptions;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the backends of HAProxy.
final class HaproxyBackend {
    private final ProxyConfig config;
    private final HaproxyWords words;
    private final Names names;
    private final Report report;
    private final Map<String, List<String>> fronts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    HaproxyBackend(ProxyConfig config, HaproxyWords words, Names names, Report report) {
        this.config = config;
        this.words = words;
        this.names = names;
        this.report = report;
    }

    String name(Service service) {
        return names.of("service " + service.id(), service.name());
    }

    /// Notes what a listener does to the requests of its services.
    void front(String path, Listener listener) {
        List<String> lines = new ArrayList<>();
        var modifications = listener.options().policy().modifications();
        for (Modification change : Expansion.unfolded(modifications.request())) {
            change(path, change, "http-request").ifPresent(lines::add);
        }
        fronts.put(listener.id().value(), lines);
    }

    /// The line of a modification, if it can be carried over.
    ///
    /// @param side `http-request` or `http-response`
    Optional<String> change(String path, Modification change, String side) {
        Optional<String> line =
                switch (change) {
                    case Modification.SetHeader(var field) ->
                            Expansion.field(field).map(f -> side + " set-header " + header(f));
                    case Modification.AddHeader(var field) ->
                            Expansion.field(field).map(f -> side + " add-header " + header(f));
                    case Modification.RemoveHeaders removal ->
                            Expansion.removed(removal)
                                    .map(
                                            n ->
                                                    side
                                                            + " del-header "
                                                            + n.toLowerCase(java.util.Locale.ROOT));
                    case Modification.SetUrl(var url) -> literal(side + " set-pathq ", url);
                    case Modification.SetPath(var value, var encode) ->
                            encode ? Optional.empty() : literal(side + " set-path ", value);
                    case Modification.SetQuery(var query) -> literal(side + " set-query ", query);
                    case Modification.RemoveQuery _ -> Optional.of(side + " set-pathq %[path]");
                    case Modification.SetParameter _, Modification.FirstOf _ -> Optional.empty();
                };
        report.loseUnless(line.isPresent(), path, "modification");
        return line;
    }

    private static String header(Expansion.Field field) {
        return field.name()
                + " "
                + (field.value().isEmpty() ? "''" : HaproxyWords.format(field.value()));
    }

    private static Optional<String> literal(String start, String value) {
        return Expansion.literal(value)
                .filter(v -> !v.isEmpty())
                .map(v -> start + HaproxyWords.format(v));
    }

    /// The section of a service.
    String print(String path, Service service) {
        text.setLength(0);
        text.append("\nbackend ").append(name(service)).append('\n');
        if (isTunnel(service)) {
            line("mode tcp");
        }
        ServiceOptions options = service.options();
        for (Listener listener : config.listeners()) {
            fronts(listener, service);
        }
        String changes = path + ".options.policy.modifications";
        boolean isOwnAnswer = !(options.policy().reply() instanceof Reply.FromBackends);
        String answers = isOwnAnswer ? "http-after-response" : "http-response";
        Expansion.unfolded(options.policy().modifications().request())
                .forEach(m -> change(changes, m, "http-request").ifPresent(this::line));
        Expansion.unfolded(options.policy().modifications().response())
                .forEach(m -> change(changes, m, answers).ifPresent(this::line));
        reply(path + ".options.policy.reply", service);
        losses(path + ".options", service);
        if (options.policy().reply() instanceof Reply.FromBackends) {
            balancing(service);
            affinity(path + ".affinity", service.affinity());
            check(options.healthCheck());
            limits(path, service);
            new HaproxyServers(words, report, this::line).print(path, service);
        }
        return text.toString();
    }

    private boolean isTunnel(Service service) {
        return config.listeners().stream()
                .filter(l -> l.protocol() instanceof Protocol.Tcp)
                .flatMap(l -> l.rules().stream())
                .anyMatch(r -> r.service().equals(service.id()));
    }

    private void fronts(Listener listener, Service service) {
        boolean isAlone = config.listeners().stream().filter(l -> leadsTo(l, service)).count() == 1;
        String frontend = names.of("listener " + listener.id(), listener.name());
        String guard = isAlone ? "" : " if { fe_name -m str " + frontend + " }";
        if (leadsTo(listener, service)) {
            fronts.getOrDefault(listener.id().value(), List.of())
                    .forEach(front -> line(front + guard));
        }
    }

    private static boolean leadsTo(Listener listener, Service service) {
        return listener.rules().stream().anyMatch(r -> r.service().equals(service.id()));
    }

    private void reply(String path, Service service) {
        if (service.options().maintenance()) {
            line("http-request return status 503");
        }
        switch (service.options().policy().reply()) {
            case Reply.FromBackends _, Reply.PassOn _ -> {}
            case Reply.Redirect(var status, var target) -> {
                boolean isPrefix = Expansion.isWithoutPath(target);
                Optional<String> line =
                        Expansion.literal(target)
                                .map(HaproxyWords::format)
                                .map(t -> (isPrefix ? "prefix " : "location ") + t);
                line.ifPresent(l -> line("http-request redirect code " + status + " " + l));
                unsaidUnless(line.isPresent(), path, service);
            }
            case Reply.Status(var status, var file) -> {
                String page =
                        file.isEmpty() ? "" : " content-type text/html file " + words.file(file);
                line("http-request return status " + status + page);
            }
            case Reply.Empty _ -> line("http-request return status 200");
            case Reply.Files _, Reply.Metrics _ -> unsaidUnless(false, path, service);
        }
    }

    private void unsaidUnless(boolean canSay, String path, Service service) {
        if (!canSay) {
            report.lose(path, "reply", service.name());
            line("http-request return status 503");
        }
    }

    private void losses(String path, Service service) {
        var policy = service.options().policy();
        report.loseUnless(policy.forwarded().isEmpty(), path + ".policy.forwarded", "trusted");
        report.loseUnless(!policy.dynamicScale(), path + ".policy.dynamicScale", "dynamicScale");
        boolean isPlain = !policy.rewriteErrors().orElse(false);
        report.loseUnless(isPlain, path + ".policy.rewriteErrors", "rewriteErrors");
    }

    private void balancing(Service service) {
        boolean isHash = service.options().policy().hashSessions();
        line(
                switch (service.options().balancing()) {
                    case ROUND_ROBIN -> isHash ? "balance source" : "balance roundrobin";
                    case RANDOM -> isHash ? "balance source" : "balance random(1)";
                    case LEAST_IN_FLIGHT -> "balance random(2)";
                    case CONSISTENT_HASH -> "balance source\n    hash-type consistent";
                });
        if (service.backends().stream().filter(Backend::emergency).count() > 1) {
            line("option allbackups");
        }
    }

    private void affinity(String path, Affinity affinity) {
        String expire = " size 1m expire " + Spans.millis(affinity.timeToLive());
        switch (affinity) {
            case Affinity.None _ -> {}
            case Affinity.ByClientAddress _ -> table("type ipv6" + expire, "stick on src");
            case Affinity.ByInsertedCookie(var name, _) when HaproxyWords.isName(name) -> {
                line("cookie " + name + " insert indirect nocache httponly");
                report.lose(path, "cookieSign");
            }
            case Affinity.ByCookie(var name, _) when HaproxyWords.isName(name) -> {
                String response = "stick store-response res.cook(" + name + ")";
                table(string(expire), "stick on req.cook(" + name + ")\n    " + response);
            }
            case Affinity.ByHeader(var name, _) when HaproxyWords.isName(name) -> {
                String response = "stick store-response res.hdr(" + name + ")";
                table(string(expire), "stick on req.hdr(" + name + ")\n    " + response);
            }
            case Affinity.ByUrlParameter(var name, _) when HaproxyWords.isName(name) ->
                    table(string(expire), "stick on url_param(" + name + ")");
            case Affinity.ByPathParameter _ ->
                    table(string(expire), "stick on path,field(-1,;) if { path -m sub ; }");
            case Affinity.ByBasicAuth _ ->
                    table(
                            string(expire),
                            "stick on req.fhdr(authorization) if"
                                    + " { req.fhdr(authorization) -i -m beg Basic }");
            case Affinity.ByCookie _, Affinity.ByHeader _, Affinity.ByUrlParameter _ ->
                    report.lose(path, "affinity");
            case Affinity.ByInsertedCookie _ -> report.lose(path, "affinity");
        }
    }

    private static String string(String expire) {
        return "type string len 127" + expire;
    }

    private void table(String table, String rule) {
        line("stick-table " + table);
        line(rule);
    }

    private void check(HealthCheck check) {
        switch (check) {
            case HealthCheck.None _ -> {}
            case HealthCheck.Tcp(var timing) -> timeout("check", timing.timeout());
            case HealthCheck.Http http -> {
                timeout("check", http.timing().timeout());
                line("option httpchk");
                String host = http.host().isEmpty() ? "localhost" : http.host();
                line(
                        "http-check send meth GET uri "
                                + HaproxyWords.word(http.path())
                                + " ver HTTP/1.1 hdr Host "
                                + HaproxyWords.word(host));
                line("http-check expect status " + http.statusFrom() + "-" + http.statusTo());
            }
        }
    }

    /// Limits are a service's here, so they are said where all backends have the same.
    private void limits(String path, Service service) {
        SharedLimits shared = new SharedLimits(path, service, report);
        shared.of(BackendPolicy::connect).ifPresent(limit -> timeout("connect", limit));
        shared.of(BackendPolicy::response).ifPresent(limit -> timeout("server", limit));
        shared.of(BackendPolicy::tunnel).ifPresent(limit -> timeout("tunnel", limit));
        timeout("queue", service.options().queue().patience());
        List<String> hosts =
                service.backends().stream().map(b -> b.policy().hostHeader()).distinct().toList();
        report.loseUnless(hosts.size() < 2, path + ".backends", "hostHeader");
        if (hosts.size() == 1 && !hosts.getFirst().isEmpty()) {
            line("http-request set-header Host " + HaproxyWords.format(hosts.getFirst()));
        }
    }

    private void timeout(String word, Duration limit) {
        line("timeout " + word + " " + Spans.millis(limit));
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }
}
