package org.yaomote.pound;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.BackendPolicy.Family;
import org.yaomote.policy.BackendPolicy.Resolve;
import org.yaomote.policy.TlsPolicy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Backends as sections.
final class BackendLines {
    private static final int MOST_IN_2 = 9;

    private final Spelling spelling;
    private final SharedLines shared;
    private final Losses losses;

    BackendLines(Spelling spelling, SharedLines shared) {
        this.spelling = spelling;
        this.shared = shared;
        losses = spelling.losses();
    }

    /// The backends of a service, those of `Tunnel` being said by [#tunnel].
    List<PrintedLine> of(String path, Service service) {
        List<PrintedLine> lines = new ArrayList<>();
        Map<Backend, Integer> weights = weights(path, service);
        for (int b = 0; b < service.backends().size(); b++) {
            Backend backend = service.backends().get(b);
            String place = path + ".backends[" + b + "]";
            int weight = weights.getOrDefault(backend, 1);
            List<PrintedLine> body = body(place, backend, service, weight);
            lines.add(
                    PrintedLine.section(
                            Slot.BACKEND, opener(place, backend, weight), backend.address(), body));
        }
        return lines;
    }

    /// What a `Tunnel` has of its backend.
    List<PrintedLine> tunnel(String path, Backend backend) {
        List<PrintedLine> body = address(path, backend);
        BackendPolicy policy = backend.policy();
        limit(path + ".policy.tunnel", "TimeOut", policy.tunnel(), body);
        limit(path + ".policy.connect", "ConnTO", policy.connect(), body);
        body.add(spelling.onOff("Disabled", !backend.enabled()));
        boolean isOnOrOff = backend.enabled() || backend.mode() == BackendMode.OFF;
        losses.unless(isOnOrOff, path + ".mode", "mode", backend.label());
        return List.of(
                PrintedLine.section(
                        Slot.BACKEND, opener(path, backend, 0), backend.address(), body));
    }

    /// 2.x knows 1 to 9 only: larger weights are brought down in proportion.
    private Map<Backend, Integer> weights(String path, Service service) {
        int largest = service.backends().stream().mapToInt(Backend::weight).max().orElse(0);
        boolean isTooLarge = !spelling.isNew() && largest > MOST_IN_2;
        losses.unless(!isTooLarge, path + ".backends", "weight", service.name());
        Map<Backend, Integer> weights = new HashMap<>();
        for (Backend backend : service.backends()) {
            long scaled = Math.round((double) backend.weight() * MOST_IN_2 / Math.max(1, largest));
            weights.put(backend, isTooLarge ? (int) Math.max(1, scaled) : backend.weight());
        }
        return weights;
    }

    private String opener(String path, Backend backend, int weight) {
        boolean isNamed = !backend.name().isBlank();
        boolean isEmergency = backend.emergency();
        if (isEmergency) {
            boolean isBare = !isNamed && weight == Backend.DEFAULT_WEIGHT;
            losses.unless(isBare, path, "emergency", backend.label());
            return "Emergency";
        }
        losses.unless(!isNamed || spelling.isNew(), path + ".name", "name", backend.name());
        return isNamed && spelling.isNew()
                ? "BackEnd " + spelling.quoted(path + ".name", backend.name())
                : "BackEnd";
    }

    private List<PrintedLine> address(String path, Backend backend) {
        List<PrintedLine> lines = new ArrayList<>();
        lines.add(line("Address", spelling.text(path + ".host", backend.host())));
        lines.add(line("Port", String.valueOf(backend.port())));
        return lines;
    }

    private List<PrintedLine> body(String path, Backend backend, Service service, int weight) {
        List<PrintedLine> lines = address(path, backend);
        BackendPolicy policy = backend.policy();
        if (!backend.emergency()) {
            lines.add(line("Priority", String.valueOf(weight)));
        }
        limit(path + ".policy.response", "TimeOut", policy.response(), lines);
        limit(path + ".policy.connect", "ConnTO", policy.connect(), lines);
        limit(path + ".policy.tunnel", "WSTimeOut", policy.tunnel(), lines);
        policy.alivePort().ifPresent(p -> alivePort(path + ".policy.alivePort", p, lines));
        tls(path, backend, service, lines);
        if (!policy.hostHeader().isEmpty()) {
            fourOnly(path + ".policy.hostHeader", "ServerName", quotedHost(path, policy), lines);
        }
        resolve(path + ".policy", policy, lines);
        lines.add(spelling.onOff("Disabled", !backend.enabled()));
        boolean isOnOrOff = backend.enabled() || backend.mode() == BackendMode.OFF;
        losses.unless(isOnOrOff, path + ".mode", "mode", backend.label());
        losses.unless(
                backend.maxConnections() == 0,
                path + ".maxConnections",
                "maxConnections",
                backend.label());
        return lines;
    }

    private String quotedHost(String path, BackendPolicy policy) {
        return spelling.quoted(path + ".policy.hostHeader", policy.hostHeader());
    }

    private void limit(String path, String word, Duration limit, List<PrintedLine> lines) {
        if (!limit.isZero()) {
            lines.add(line(word, spelling.seconds(path, limit)));
        }
    }

    private void alivePort(String path, BackendPolicy.AlivePort alive, List<PrintedLine> lines) {
        if (spelling.isNew()) {
            losses.add(path, "oldWord", "HAport");
            return;
        }
        String host = alive.host().isEmpty() ? "" : spelling.text(path, alive.host()) + " ";
        lines.add(line("HAport", host + alive.port()));
    }

    /// A backend's own word counts before its service's.
    private void tls(String path, Backend backend, Service service, List<PrintedLine> lines) {
        Optional<BackendTls> own = backend.policy().tls();
        UpstreamTls of = service.options().tls();
        if (own.isPresent()) {
            tls(path + ".policy.tls", backend, own.get(), lines);
            return;
        }
        switch (of) {
            case UpstreamTls.Plain _ -> {}
            case UpstreamTls.Tls(var verify, var name, var authorities, var certificate) -> {
                losses.add(path, "serviceTls", service.name());
                BackendTls same =
                        new BackendTls(verify, name, authorities, certificate, TlsPolicy.DEFAULTS);
                tls(path + ".policy.tls", backend, same, lines);
            }
        }
    }

    private void tls(String path, Backend backend, BackendTls tls, List<PrintedLine> lines) {
        lines.add(PrintedLine.of(Slot.of("HTTPS"), "HTTPS"));
        losses.unless(!tls.verify(), path + ".verify", "verify", backend.label());
        losses.unless(tls.authorities().isEmpty() || tls.verify(), path, "authorities");
        if (!tls.clientCertificate().isEmpty()) {
            String file = spelling.quoted(path + ".clientCertificate", tls.clientCertificate());
            lines.add(line("Cert", file));
        }
        lines.addAll(shared.versionsAndSuites(path + ".settings", tls.settings()));
        TlsPolicy rest =
                new TlsPolicy(
                        tls.settings().suites(),
                        tls.settings().suites13(),
                        tls.settings().oldest(),
                        TlsPolicy.DEFAULTS.ownOrder(),
                        TlsPolicy.DEFAULTS.revoked(),
                        TlsPolicy.DEFAULTS.offeredAuthorities(),
                        TlsPolicy.DEFAULTS.depth(),
                        TlsPolicy.DEFAULTS.oneRequest());
        losses.unless(tls.settings().equals(rest), path + ".settings", "settings", backend.label());
        String host = backend.policy().hostHeader();
        losses.unless(
                tls.serverName().equals(host), path + ".serverName", "serverName", backend.label());
    }

    private void resolve(String path, BackendPolicy policy, List<PrintedLine> lines) {
        Resolve resolve = policy.resolve();
        if (policy.family() != Family.ANY) {
            String word = policy.family() == Family.IPV4 ? "inet" : "inet6";
            fourOnly(path + ".family", "Family", word, lines);
        }
        if (resolve.mode() != Resolve.Mode.IMMEDIATE) {
            String word = resolve.mode().name().toLowerCase(Locale.ROOT);
            fourOnly(path + ".resolve.mode", "Resolve", word, lines);
        }
        if (!resolve.every().isZero()) {
            String time = spelling.seconds(path + ".resolve.every", resolve.every());
            fourOnly(path + ".resolve.every", "OverrideTTL", time, lines);
        }
        if (!resolve.retry().equals(Resolve.DEFAULTS.retry())) {
            String time = spelling.seconds(path + ".resolve.retry", resolve.retry());
            fourOnly(path + ".resolve.retry", "RetryInterval", time, lines);
        }
    }

    private void fourOnly(String path, String word, String value, List<PrintedLine> lines) {
        if (spelling.isNew()) {
            lines.add(line(word, value));
        } else {
            losses.add(path, "word", word);
        }
    }

    private static PrintedLine line(String word, String value) {
        return PrintedLine.of(Slot.of(word), word + " " + value);
    }
}
