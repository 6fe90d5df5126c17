package org.yaomote.convert;

import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Hsts;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Limits;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.Modification;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;
import org.yaomote.policy.TlsPolicy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Writes a configuration for HAProxy: a frontend for each listener, a backend for each service.
final class HaproxyPrinter {
    /// Statuses whose pages HAProxy lets replace.
    private static final Set<Integer> PAGES =
            Set.of(400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 501, 502, 503, 504);

    private final ProxyConfig config;
    private final Report report = new Report();
    private final RuleTargets targets;
    private final Names names = new Names();
    private final HaproxyWords words;
    private final HaproxyBackend backends;
    private final StringBuilder text = new StringBuilder();
    private boolean needsNowhere;
    private boolean needsUnsaid;

    HaproxyPrinter(ProxyConfig config, UnaryOperator<String> files) {
        this.config = config;
        targets = new RuleTargets(config, report);
        words = new HaproxyWords(config.definitions(), files);
        backends = new HaproxyBackend(config, words, names, report);
    }

    Converted print() {
        names.of("", "nowhere");
        names.of(" ", "not_carried_over");
        global();
        for (int i = 0; i < config.listeners().size(); i++) {
            listener("listeners[" + i + "]", config.listeners().get(i));
        }
        for (int s = 0; s < config.services().size(); s++) {
            text.append(backends.print("services[" + s + "]", config.services().get(s)));
        }
        if (needsNowhere) {
            text.append("\nbackend nowhere\n    http-request return status ");
            text.append(Report.nowhere(config)).append('\n');
        }
        if (needsUnsaid) {
            text.append(
                    """

                    # Answers for rules that could not be carried over.
                    backend not_carried_over
                        http-request return status 503
                    """);
        }
        return new Converted(text.toString(), report.losses());
    }

    private void global() {
        Timeouts t = config.timeouts();
        text.append("global\n");
        // Left out, it is what the system lets the program open.
        if (config.limits().connections() != Limits.DEFAULTS.connections()) {
            line("maxconn " + config.limits().connections());
        }
        line("hard-stop-after " + Spans.millis(t.drain()));
        text.append("\ndefaults\n");
        line("mode http");
        line("option redispatch 1");
        line("timeout connect " + Spans.millis(t.connect()));
        line("timeout client " + Spans.millis(Spans.longer(t.requestBody(), t.clientWrite())));
        line("timeout server " + Spans.millis(Spans.longer(t.response(), t.responseBody())));
        line("timeout http-request " + Spans.millis(t.requestHead()));
        line("timeout http-keep-alive " + Spans.millis(t.clientIdle()));
        line("timeout tunnel " + Spans.millis(t.tunnel()));
        pages("pages.byStatus", config.pages().byStatus());
        boolean areAlike =
                t.requestBody().equals(t.clientWrite()) && t.response().equals(t.responseBody());
        report.loseUnless(areAlike, "timeouts", "timeouts");
        report.times(t);
        report.general(config);
    }

    private void listener(String path, Listener listener) {
        String name = names.of("listener " + listener.id(), listener.name());
        text.append("\nfrontend ").append(name).append('\n');
        if (!listener.enabled()) {
            line("disabled");
        }
        report.loseUnless(listener.port() > 0, path + ".port", "port", listener.name());
        line("bind " + Names.place(listener) + security(path, listener));
        switch (listener.protocol()) {
            case Protocol.Tcp _ -> tunnel(listener);
            case Protocol.Http _, Protocol.Https _ -> http(path, listener);
        }
    }

    private void tunnel(Listener listener) {
        line("mode tcp");
        listener.rules().stream()
                .findFirst()
                .flatMap(rule -> config.service(rule.service()))
                .ifPresent(s -> line("default_backend " + backends.name(s)));
    }

    private String security(String path, Listener listener) {
        return switch (listener.protocol()) {
            case Protocol.Http _, Protocol.Tcp _ -> "";
            case Protocol.Https(var tls) -> {
                StringBuilder bind = new StringBuilder(" ssl");
                tls.certificates().forEach(file -> bind.append(" crt ").append(words.file(file)));
                bind.append(clients(path, tls));
                TlsPolicy policy = tls.policy();
                bind.append(HaproxyServers.versions(policy, path + ".tls.suites", report));
                bind.append(policy.ownOrder() ? "" : " prefer-client-ciphers");
                bind.append(listener.options().http2() ? " alpn h2,http/1.1" : " alpn http/1.1");
                report.loseUnless(
                        policy.offeredAuthorities().isEmpty(), path, "offeredAuthorities");
                yield bind.toString();
            }
        };
    }

    private String clients(String path, TlsSettings tls) {
        String revoked = tls.policy().revoked();
        String lists = revoked.isEmpty() ? "" : " crl-file " + words.file(revoked);
        return switch (tls.clients()) {
            case ClientCertificates.NotAsked _ -> "";
            case ClientCertificates.Asked(var file) ->
                    " verify optional ca-file " + words.file(file) + lists;
            case ClientCertificates.Required(var file) ->
                    " verify required ca-file " + words.file(file) + lists;
            case ClientCertificates.Unverified _ -> {
                report.lose(path + ".clients", "unverifiedClients");
                yield "";
            }
        };
    }

    private void http(String path, Listener listener) {
        ListenerOptions options = listener.options();
        ListenerPolicy policy = options.policy();
        if (policy.clientTimeout().isPositive()) {
            line("timeout client " + Spans.millis(policy.clientTimeout()));
        }
        pages(path + ".options.policy.pages", policy.pages());
        if (listener.protocol() instanceof Protocol.Https(var tls)
                && tls.policy().oneRequest() == TlsPolicy.OneRequest.ALWAYS) {
            line("option httpclose");
        }
        guards(path + ".options", listener);
        switch (options.redirect()) {
            case HttpsRedirect.Off _ -> {}
            case HttpsRedirect.To(var port) -> {
                String behind = port == 443 ? "" : ":" + port;
                line(
                        "http-request redirect code 308 location https://%[req.hdr(host),host_only]"
                                + behind
                                + "%[pathq]");
            }
        }
        forwarded(policy);
        shownClients(path, listener);
        switch (options.hsts()) {
            case Hsts.Off _ -> {}
            case Hsts.On(var age, var below) ->
                    line(
                            "http-response set-header Strict-Transport-Security \"max-age="
                                    + age.toSeconds()
                                    + (below ? "; includeSubDomains\"" : "\""));
        }
        String changes = path + ".options.policy.modifications";
        // Requests are changed behind the choice of a service, which is where its backend begins.
        backends.front(changes, listener);
        for (Modification change : Expansion.unfolded(policy.modifications().response())) {
            backends.change(changes, change, "http-response").ifPresent(this::line);
        }
        report.listener(path + ".options", options);
        report.loseUnless(
                !options.policy().rewriteErrors(),
                path + ".options.policy.rewriteErrors",
                "rewriteErrors");
        boolean isEveryRequestServed = false;
        for (int r = 0; r < listener.rules().size(); r++) {
            isEveryRequestServed |= rule(path + ".rules[" + r + "]", r, listener);
        }
        if (!isEveryRequestServed) {
            needsNowhere = true;
            line("default_backend nowhere");
        }
    }

    private void guards(String path, Listener listener) {
        MethodSet methods = listener.methods();
        String set =
                methods == MethodSet.ANY
                        ? "{ method CONNECT TRACE }"
                        : "!{ method " + String.join(" ", new TreeSet<>(methods.methods())) + " }";
        line("http-request return status 405 if " + set);
        long most = listener.options().maxBodyBytes();
        if (most > 0) {
            line(
                    "http-request return status 413 if { req.hdr_val(content-length) gt "
                            + most
                            + " }");
            report.lose(path + ".maxBodyBytes", "chunked", listener.name());
        }
        ListenerPolicy policy = listener.options().policy();
        if (policy.maxUriBytes() > 0) {
            line(
                    "http-request return status 414 if { pathq,length gt "
                            + policy.maxUriBytes()
                            + " }");
        }
        policy.checkUrl().ifPresent(pattern -> checkUrl(path + ".policy.checkUrl", pattern));
    }

    private void checkUrl(String path, TextPattern pattern) {
        if (pattern.isRegex() && pattern.texts() instanceof TextSource.Inline(var lines)) {
            String flag = pattern.ignoreCase() ? "-i -m reg --" : "-m reg --";
            String patterns = String.join(" ", lines.stream().map(HaproxyWords::word).toList());
            line("http-request return status 501 if !{ pathq " + flag + " " + patterns + " }");
        } else {
            report.lose(path, "checkUrl");
        }
    }

    private void forwarded(ListenerPolicy policy) {
        if (policy.headers().forwarded()) {
            line("http-request set-header X-Forwarded-For %[src]");
            line("http-request set-header X-Forwarded-Proto %[ssl_fc,iif(https,http)]");
            line("http-request set-header X-Forwarded-Port %[dst_port]");
            line(
                    "http-request set-header X-Forwarded-Host %[req.hdr(host)] if { req.hdr(host)"
                            + " -m found }");
        }
    }

    private void shownClients(String path, Listener listener) {
        if (ShownClients.areTold(config)) {
            // HAProxy keeps names in small letters.
            line("http-request del-header ^x[-_]ssl[-_] -m reg");
        }
        report.loseUnless(
                !ShownClients.areTold(listener), path + ".clientCertificates", "shownClients");
    }

    /// Writes where a rule leads.
    ///
    /// @return whether it takes every request
    private boolean rule(String path, int number, Listener listener) {
        Rule rule = listener.rules().get(number);
        Optional<Service> service = targets.of(rule, path);
        if (service.isEmpty()) {
            return false;
        }
        Alternatives when = Alternatives.of(rule.matches(), config.definitions(), words::canSay);
        String target = backends.name(service.get());
        if (!when.isExact()) {
            needsUnsaid = true;
            report.lose(path, "rule", number + 1, listener.name());
            target = "not_carried_over";
        }
        if (!when.any().isEmpty()) {
            String condition = when.isAlways() ? "" : " if " + words.condition(when);
            line("use_backend " + target + condition);
        }
        return when.isAlways();
    }

    private void pages(String path, Map<Integer, String> pages) {
        new TreeMap<>(pages)
                .forEach(
                        (status, file) -> {
                            if (PAGES.contains(status)) {
                                line(
                                        "http-error status "
                                                + status
                                                + " content-type text/html file "
                                                + words.file(file));
                            } else {
                                report.lose(path + "." + status, "page", status);
                            }
                        });
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }
}
