package org.yaomote.convert;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.TlsPolicy;

import java.time.Duration;
import java.util.function.Consumer;

/// Writes the servers in a backend of HAProxy.
final class HaproxyServers {
    private final HaproxyWords words;
    private final Report report;
    private final Consumer<String> out;

    /// @param out takes one line after the other
    HaproxyServers(HaproxyWords words, Report report, Consumer<String> out) {
        this.words = words;
        this.report = report;
        this.out = out;
    }

    /// The lines of a service's backends.
    void print(String path, Service service) {
        int largest = service.backends().stream().mapToInt(Backend::weight).max().orElse(1);
        report.loseUnless(largest <= 256, path + ".backends", "weight", service.name());
        for (int b = 0; b < service.backends().size(); b++) {
            Backend backend = service.backends().get(b);
            double share = largest > 256 ? 256.0 / largest : 1;
            long weight = Math.max(1, Math.round(backend.weight() * share));
            server(path + ".backends[" + b + "]", "s" + (b + 1), weight, backend, service);
        }
    }

    private void server(String path, String name, long weight, Backend backend, Service service) {
        ServiceOptions options = service.options();
        StringBuilder line = new StringBuilder("server " + name + " " + backend.address());
        switch (backend.mode()) {
            case READY -> line.append(" weight ").append(weight);
            case DRAIN -> line.append(" weight 0");
            case MAINTENANCE, OFF -> line.append(" weight ").append(weight).append(" disabled");
        }
        if (backend.mode() == BackendMode.MAINTENANCE) {
            report.lose(path + ".mode", "unchecked", backend.label());
        }
        switch (options.healthCheck()) {
            case HealthCheck.None _ -> {}
            case HealthCheck.Tcp(var timing) -> timing(timing, options.slowStart(), line);
            case HealthCheck.Http http -> timing(http.timing(), options.slowStart(), line);
        }
        backend.policy().alivePort().ifPresent(_ -> report.lose(path, "alivePort"));
        if (backend.maxConnections() > 0) {
            line.append(" maxconn ").append(backend.maxConnections());
            line.append(" maxqueue ").append(Math.max(1, options.queue().length()));
        }
        line.append(backend.emergency() ? " backup" : "");
        if (service.affinity() instanceof Affinity.ByInsertedCookie) {
            line.append(" cookie ").append(name);
        }
        UpstreamSecurity.of(backend, service)
                .ifPresent(tls -> line.append(security(path, tls, backend)));
        if (options.http() == UpstreamHttp.HTTP_2) {
            boolean isTls = UpstreamSecurity.of(backend, service).isPresent();
            line.append(isTls ? " alpn h2" : " proto h2");
        }
        boolean isPlain =
                backend.policy().family() == BackendPolicy.Family.ANY
                        && backend.policy().resolve().equals(BackendPolicy.Resolve.DEFAULTS);
        report.loseUnless(isPlain, path + ".policy.resolve", "resolve");
        out.accept(line.toString());
    }

    private static void timing(HealthCheck.Timing timing, Duration slow, StringBuilder line) {
        line.append(" check inter ").append(Spans.millis(timing.interval()));
        line.append(" fall ").append(timing.fall()).append(" rise ").append(timing.rise());
        if (slow.toMillis() > 0) {
            line.append(" slowstart ").append(Spans.millis(slow));
        }
    }

    private String security(String path, BackendTls tls, Backend backend) {
        String name = tls.serverName().isEmpty() ? backend.host() : tls.serverName();
        StringBuilder line = new StringBuilder(" ssl");
        if (tls.verify()) {
            String trusted =
                    tls.authorities().isEmpty() ? "@system-ca" : words.file(tls.authorities());
            line.append(" verify required ca-file ").append(trusted);
            line.append(" verifyhost ").append(HaproxyWords.word(name));
        } else {
            line.append(" verify none");
        }
        if (!name.matches("[0-9.:]+|.*:.*")) {
            line.append(" sni str(").append(name).append(')');
        }
        if (!tls.clientCertificate().isEmpty()) {
            line.append(" crt ").append(words.file(tls.clientCertificate()));
        }
        return line.append(versions(tls.settings(), path, report)).toString();
    }

    /// Suites and versions, of listeners and backends alike.
    static String versions(TlsPolicy policy, String path, Report report) {
        StringBuilder line = new StringBuilder(" ssl-min-ver ");
        line.append(policy.oldest() == TlsPolicy.Version.TLS_1_3 ? "TLSv1.3" : "TLSv1.2");
        String suites = SuiteList.of(policy, path, report);
        line.append(suites.isEmpty() ? "" : " ciphers " + suites);
        String suites13 = SuiteList.of13(policy);
        line.append(suites13.isEmpty() ? "" : " ciphersuites " + suites13);
        return line.toString();
    }
}
