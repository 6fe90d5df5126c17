package org.yaomote.convert;

import org.yaomote.config.AccessLog;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.TextSource;
import org.yaomote.policy.TlsPolicy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Writes a configuration for nginx: a `server` for each listener, an `upstream` for each service.
///
/// Which service gets a request is computed by maps of variables, because that keeps the order of
/// rules whatever their conditions are; the service is a named location.
final class NginxPrinter {
    /// Tunnels are done by a module that most systems package by itself. Patterns that match no
    /// file are no mistake: where it is built in nothing is loaded, and nowhere twice.
    private static final String STREAM_MODULE =
            """
            # Tunnels need the module "stream" (Debian: libnginx-mod-stream; Fedora: nginx-mod-stream).
            include /etc/nginx/modules-enabled/*mod-stream.conf;
            include /usr/share/nginx/modules/mod-stream.conf*;

            """;

    private static final Pattern SERVER_NAME = Pattern.compile("(\\*\\.)?[a-z0-9_.-]+");

    private final ProxyConfig config;
    private final UnaryOperator<String> files;
    private final CertificateNames certificateNames;
    private final Report report = new Report();
    private final Names names = new Names();
    private final NginxWords words;
    private final NginxService services;
    private final NginxRoutes routes;
    private final StringBuilder servers = new StringBuilder();
    private final StringBuilder streams = new StringBuilder();

    NginxPrinter(
            ProxyConfig config, UnaryOperator<String> files, CertificateNames certificateNames) {
        this.config = config;
        this.certificateNames = certificateNames;
        this.files = files;
        words = new NginxWords(config.definitions());
        services = new NginxService(names, words, report, files);
        routes = new NginxRoutes(config, words, services, report);
    }

    Converted print() {
        names.of("", "nowhere");
        names.of(" ", "not_carried_over");
        StringBuilder http = new StringBuilder();
        settings(http);
        for (int s = 0; s < config.services().size(); s++) {
            services.upstreams("services[" + s + "]", config.services().get(s));
        }
        for (int l = 0; l < config.listeners().size(); l++) {
            listener("listeners[" + l + "]", config.listeners().get(l));
        }
        StringBuilder text = new StringBuilder(streams.isEmpty() ? "" : STREAM_MODULE);
        text.append("worker_processes auto;\nworker_shutdown_timeout ");
        text.append(Spans.millis(config.timeouts().drain())).append(";\n");
        text.append("events {\n    worker_connections ");
        text.append(config.limits().connections()).append(";\n}\n\n");
        text.append("http {\n").append(http).append(words.maps()).append(services.text());
        text.append(servers).append("}\n");
        if (!streams.isEmpty()) {
            text.append("\nstream {\n").append(services.streamText()).append(streams).append("}\n");
        }
        return new Converted(text.toString(), report.losses());
    }

    private void settings(StringBuilder http) {
        Timeouts t = config.timeouts();
        List<String> lines = new ArrayList<>();
        lines.add("server_tokens off");
        lines.add("merge_slashes off");
        // Names with underscores would be another way to claim what only we may tell.
        lines.add("underscores_in_headers " + (ShownClients.areTold(config) ? "off" : "on"));
        lines.add("map_hash_bucket_size 256");
        lines.add("default_type text/html");
        lines.add("recursive_error_pages on");
        lines.add("client_header_timeout " + Spans.millis(t.requestHead()));
        lines.add("client_body_timeout " + Spans.millis(t.requestBody()));
        lines.add("send_timeout " + Spans.millis(t.clientWrite()));
        lines.add("keepalive_timeout " + Spans.millis(t.clientIdle()));
        lines.add("proxy_connect_timeout " + Spans.millis(t.connect()));
        lines.add(
                "proxy_read_timeout " + Spans.millis(Spans.longer(t.response(), t.responseBody())));
        lines.add("proxy_http_version 1.1");
        lines.add("proxy_buffering off");
        lines.add("proxy_request_buffering off");
        if (config.accessLog() instanceof AccessLog.Off) {
            lines.add("access_log off");
        }
        lines.forEach(line -> http.append("    ").append(line).append(";\n"));
        words.add("    map $request_uri $asked_path {\n        ~^([^?]*) $1;\n    }\n");
        words.add(
                """
                    map $http_upgrade $connection_field {
                        default upgrade;
                        '' '';
                    }
                """);
        report.loseUnless(t.response().equals(t.responseBody()), "timeouts", "timeouts");
        Duration silence = Spans.longer(t.response(), t.responseBody());
        report.loseUnless(
                t.tunnel().equals(silence), "timeouts.tunnel", "tunnel", silence.toSeconds());
        report.times(t);
        report.general(config);
    }

    private void listener(String path, Listener listener) {
        if (!listener.enabled()) {
            report.lose(path + ".enabled", "listenerDisabled", listener.name());
            return;
        }
        report.loseUnless(listener.port() > 0, path + ".port", "port", listener.name());
        switch (listener.protocol()) {
            case Protocol.Tcp _ -> {
                report.lose(path, "stream", listener.name());
                tunnel(listener);
            }
            case Protocol.Http _, Protocol.Https _ -> http(path, listener);
        }
    }

    private void tunnel(Listener listener) {
        Optional<Service> service =
                listener.rules().stream()
                        .findFirst()
                        .flatMap(rule -> config.service(rule.service()));
        service.ifPresent(
                s ->
                        streams.append("    server {\n        listen ")
                                .append(Names.place(listener))
                                .append(";\n        proxy_pass ")
                                .append(services.stream(s))
                                .append(";\n    }\n"));
    }

    private void http(String path, Listener listener) {
        String name = names.of("listener " + listener.id(), listener.name());
        int start = servers.length();
        servers.append("\n    # ").append(name).append("\n    server {\n");
        boolean isTls = listener.protocol() instanceof Protocol.Https;
        boolean isHttp2 = isTls && listener.options().http2();
        line("listen " + Names.place(listener) + (isTls ? " ssl" : "") + (isHttp2 ? " http2" : ""));
        if (listener.protocol() instanceof Protocol.Https(var tls)) {
            security(path, tls);
        }
        ListenerOptions options = listener.options();
        ListenerPolicy policy = options.policy();
        line("client_max_body_size " + options.maxBodyBytes());
        if (policy.clientTimeout().isPositive()) {
            line("client_body_timeout " + Spans.millis(policy.clientTimeout()));
        }
        pages(policy.pages());
        guards(path + ".options", listener);
        switch (options.redirect()) {
            case HttpsRedirect.Off _ -> {}
            case HttpsRedirect.To(var port) -> {
                String behind = port == 443 ? "" : ":" + port;
                line("return 308 https://$host" + behind + "$request_uri");
            }
        }
        report.listener(path + ".options", options);
        report.loseUnless(
                !options.http2PriorKnowledge(),
                path + ".options.http2PriorKnowledge",
                "priorKnowledge");
        servers.append(routes.print(path, listener, "$route_" + name));
        servers.append("    }\n");
        if (listener.protocol() instanceof Protocol.Https(var tls)) {
            furtherCertificates(path, tls, servers.substring(start));
        }
    }

    /// The same server once more for the names of each certificate behind the first: nginx finds
    /// the certificate by the server's name. A name that two have is the first one's, as with us.
    private void furtherCertificates(String path, TlsSettings tls, String block) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < tls.certificates().size(); i++) {
            String certificate = tls.certificates().get(i);
            List<String> own =
                    certificateNames.of(certificate).stream()
                            .map(n -> n.toLowerCase(Locale.ROOT))
                            .filter(n -> SERVER_NAME.matcher(n).matches())
                            .filter(taken::add)
                            .toList();
            if (i > 0 && own.isEmpty()) {
                report.lose(path + ".certificates[" + i + "]", "certificate", certificate);
            } else if (i > 0) {
                String first = certificate(tls.certificates().getFirst());
                String named = "        server_name " + String.join(" ", own) + ";\n";
                servers.append(block.replace(first, certificate(certificate) + named));
            }
        }
    }

    private String certificate(String path) {
        String file = file(path);
        return "        ssl_certificate " + file + ";\n        ssl_certificate_key " + file + ";\n";
    }

    private void security(String path, TlsSettings tls) {
        String file = tls.certificates().isEmpty() ? "" : tls.certificates().getFirst();
        servers.append(certificate(file));
        TlsPolicy policy = tls.policy();
        boolean isNewest = policy.oldest() == TlsPolicy.Version.TLS_1_3;
        line("ssl_protocols " + (isNewest ? "TLSv1.3" : "TLSv1.2 TLSv1.3"));
        String suites = SuiteList.of(policy, path + ".tls.suites", report);
        line(suites.isEmpty() ? "" : "ssl_ciphers " + suites);
        String suites13 = SuiteList.of13(policy);
        line(suites13.isEmpty() ? "" : "ssl_conf_command Ciphersuites " + suites13);
        line("ssl_prefer_server_ciphers " + (policy.ownOrder() ? "on" : "off"));
        switch (tls.clients()) {
            case ClientCertificates.NotAsked _ -> {}
            case ClientCertificates.Asked(var trusted) -> clients("optional", trusted, policy);
            case ClientCertificates.Required(var trusted) -> clients("on", trusted, policy);
            case ClientCertificates.Unverified _ -> line("ssl_verify_client optional_no_ca");
        }
    }

    private void clients(String how, String trusted, TlsPolicy policy) {
        line("ssl_verify_client " + how);
        line("ssl_client_certificate " + file(trusted));
        line("ssl_verify_depth " + policy.depth());
        if (!policy.revoked().isEmpty()) {
            line("ssl_crl " + file(policy.revoked()));
        }
    }

    /// Pages are a server's, because a location for each file is.
    private void pages(Map<Integer, String> own) {
        TreeMap<Integer, String> pages = new TreeMap<>(config.pages().byStatus());
        pages.putAll(own);
        pages.forEach(
                (status, file) -> {
                    line("error_page " + status + " /yaomote-page-" + status);
                    servers.append("        location = /yaomote-page-").append(status);
                    servers.append(" { internal; alias ").append(file(file)).append("; }\n");
                });
    }

    private void guards(String path, Listener listener) {
        MethodSet methods = listener.methods();
        String refused =
                methods == MethodSet.ANY
                        ? "~ ^(CONNECT|TRACE)$"
                        : "!~ ^(" + String.join("|", new TreeSet<>(methods.methods())) + ")$";
        line("if ($request_method " + refused + ") { return 405; }", "");
        ListenerPolicy policy = listener.options().policy();
        if (policy.maxUriBytes() > 0) {
            boolean canSay = policy.maxUriBytes() < 65535;
            report.loseUnless(canSay, path + ".policy.maxUriBytes", "limits");
            String longer = "\"^.{" + (policy.maxUriBytes() + 1) + "}\"";
            line(canSay ? "if ($request_uri ~ " + longer + ") { return 414; }" : "", "");
        }
        policy.checkUrl()
                .ifPresent(
                        pattern -> {
                            if (pattern.isRegex()
                                    && pattern.texts() instanceof TextSource.Inline(var lines)
                                    && lines.size() == 1) {
                                String how = pattern.ignoreCase() ? "!~* " : "!~ ";
                                String word = NginxWords.word(lines.getFirst());
                                line("if ($request_uri " + how + word + ") { return 501; }", "");
                            } else {
                                report.lose(path + ".policy.checkUrl", "checkUrl");
                            }
                        });
    }

    private String file(String path) {
        return NginxWords.word(files.apply(path));
    }

    private void line(String line) {
        line(line, line.isEmpty() ? "" : ";");
    }

    private void line(String line, String end) {
        if (!line.isEmpty()) {
            servers.append("        ").append(line).append(end).append('\n');
        }
    }
}
