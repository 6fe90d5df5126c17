package org.yaomote.pound;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Limits;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Pages;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.policy.Condition;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes a configuration as a pound.cfg, in either dialect.
///
/// Rules at the end of every listener become global services, all others services of their
/// listener; a service no rule leads to is written as disabled. What the dialect cannot say is
/// listed beside the text. For a sound configuration without losses, reading the text gives it
/// back, but for ids and the order of services.
public final class PoundPrinter {
    private static final int MOST_IN_2 = 9;

    private final ProxyConfig config;
    private final Dialect dialect;
    private final PoundPage page;
    private final NameGiver madeNames;
    private final List<Problem> losses = new ArrayList<>();
    private final Set<ServiceId> written = new HashSet<>();
    private final Set<String> copies = new HashSet<>();

    private PoundPrinter(ProxyConfig config, Dialect dialect) {
        this.config = config;
        this.dialect = dialect;
        page = new PoundPage(dialect);
        madeNames = new NameGiver(List.of(), new ProblemLog());
    }

    /// The text and what it does not say.
    public static PrintedPound print(ProxyConfig config, Dialect dialect) {
        PoundPrinter printer = new PoundPrinter(config, dialect);
        printer.all();
        return new PrintedPound(printer.page.text(), printer.losses);
    }

    private void all() {
        Optional<Map<String, Long>> limits = TimeLimits.write(config.timeouts());
        limits.ifPresent(l -> l.forEach((word, s) -> page.line(word, String.valueOf(s))));
        if (limits.isEmpty()) {
            lose("timeouts", "timeouts");
        }
        forAllListeners();
        int shared = sharedRules();
        int first = -1;
        for (int i = 0; i < config.listeners().size(); i++) {
            Listener listener = config.listeners().get(i);
            if (listener.enabled()) {
                listener("listeners[" + i + "]", listener, shared);
                first = first < 0 ? i : first;
            } else {
                lose("listeners[" + i + "].enabled", "listenerDisabled", listener.name());
            }
        }
        if (first >= 0) {
            Listener any = config.listeners().get(first);
            int from = any.rules().size() - shared;
            rules("listeners[" + first + "]", any, from, any.rules().size());
        }
        for (Service service : config.services()) {
            if (!written.contains(service.id())) {
                service(service, List.of(), config.listeners().isEmpty());
            }
        }
    }

    private void forAllListeners() {
        CheckInterval.write(config.services())
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds -> page.line("Alive", String.valueOf(seconds)));
        if (LogLevels.level(config.accessLog()) > 0) {
            page.line("LogLevel", String.valueOf(LogLevels.level(config.accessLog())));
        }
        loseUnless(LogLevels.saysAll(config.accessLog()), "accessLog", "accessLog");
        loseUnless(config.limits().equals(Limits.DEFAULTS), "limits", "limits");
        loseUnless(config.pages().equals(Pages.NONE), "pages", "pages");
    }

    /// How many rules all enabled listeners have in common, counted from their last.
    private int sharedRules() {
        List<List<Rule>> all =
                config.listeners().stream().filter(Listener::enabled).map(Listener::rules).toList();
        if (all.isEmpty()) {
            return 0;
        }
        int shared = 0;
        int most = all.stream().mapToInt(List::size).min().orElse(0);
        while (shared < most && sameFromEnd(all, shared)) {
            shared++;
        }
        return shared;
    }

    private static boolean sameFromEnd(List<List<Rule>> all, int back) {
        return all.stream().map(r -> r.get(r.size() - 1 - back)).distinct().count() == 1;
    }

    private void listener(String path, Listener listener, int shared) {
        boolean isHttps = listener.protocol() instanceof Protocol.Https;
        page.open(isHttps ? "ListenHTTPS" : "ListenHTTP", listenerName(path, listener, isHttps));
        page.line("Address", said(path + ".address", listener.address()));
        if (listener.port() == 0) {
            lose(path + ".port", "portZero", listener.name());
        } else {
            page.line("Port", String.valueOf(listener.port()));
        }
        switch (listener.protocol()) {
            case Protocol.Http _, Protocol.Tcp _ -> {}
            case Protocol.Https(var tls) -> {
                tls.certificates().forEach(c -> page.line("Cert", said(path + ".certificates", c)));
                boolean isAsked = !(tls.clients() instanceof ClientCertificates.NotAsked);
                loseUnless(!isAsked, path + ".clientCertificates", "clients", listener.name());
            }
        }
        page.line("xHTTP", String.valueOf(xhttp(path, listener)));
        ListenerOptions options = listener.options();
        if (options.maxBodyBytes() > 0) {
            page.line("MaxRequest", String.valueOf(options.maxBodyBytes()));
        }
        loseUnless(
                options.withMaxBodyBytes(0).equals(ListenerOptions.DEFAULTS),
                path + ".options",
                "options",
                listener.name());
        rules(path, listener, 0, listener.rules().size() - shared);
        page.end();
    }

    private Optional<String> listenerName(String path, Listener listener, boolean isHttps) {
        if (dialect == Dialect.POUND_4) {
            return Optional.of(said(path + ".name", listener.name()));
        }
        String made = madeNames.made(isHttps ? "https" : "http");
        if (!made.equals(listener.name())) {
            lose(path + ".name", "name", listener.name());
        }
        return Optional.empty();
    }

    private int xhttp(String path, Listener listener) {
        MethodSet methods = listener.methods();
        boolean isRpcIn4 = methods == MethodSet.RPC && dialect == Dialect.POUND_4;
        Optional<Integer> number = isRpcIn4 ? Optional.empty() : ListenerAssembler.xhttp(methods);
        if (number.isEmpty()) {
            lose(path + ".methods", "methods", listener.name());
        }
        return number.orElse(3);
    }

    private void rules(String path, Listener listener, int from, int to) {
        for (int r = from; r < to; r++) {
            Rule rule = listener.rules().get(r);
            String place = path + ".rules[" + r + "]";
            Optional<Service> service = config.service(rule.service());
            Optional<List<MatchText.Line>> matches = matches(rule.matches());
            if (service.isEmpty() || matches.isEmpty()) {
                lose(place, "rule", r + 1, listener.name());
                continue;
            }
            if (written.contains(rule.service())) {
                lose(place + ".service", "shared", service.get().name());
            }
            service(service.get(), matches.get(), true);
        }
    }

    private Optional<List<MatchText.Line>> matches(List<Condition> matches) {
        List<MatchText.Line> lines =
                matches.stream().map(m -> MatchText.write(m, dialect)).toList();
        boolean canSay =
                matches.stream()
                        .map(MatchText::plain)
                        .allMatch(text -> PoundPage.canSay(text, dialect));
        return canSay ? Optional.of(lines) : Optional.empty();
    }

    private void service(Service service, List<MatchText.Line> matches, boolean isUsed) {
        String path = "services[" + config.services().indexOf(service) + "]";
        boolean isCopy = !written.add(service.id());
        String name = isCopy ? copyName(service.name()) : service.name();
        page.open("Service", Optional.of(said(path + ".name", name)).filter(n -> !n.isBlank()));
        if (!isUsed) {
            page.line("Disabled", "1");
        }
        matches.forEach(page::line);
        options(path + ".options", service);
        Map<Backend, Integer> weights = weights(path, service);
        for (int b = 0; b < service.backends().size(); b++) {
            Backend backend = service.backends().get(b);
            backend(path + ".backends[" + b + "]", backend, weights.getOrDefault(backend, 1));
        }
        session(path + ".affinity", service.affinity());
        page.end();
    }

    private String copyName(String name) {
        List<String> taken = config.services().stream().map(Service::name).toList();
        int n = 2;
        while (taken.contains(name + "-" + n) || !copies.add(name + "-" + n)) {
            n++;
        }
        return name + "-" + n;
    }

    /// 2.x knows 1 to 9 only: larger weights are brought down in proportion.
    private Map<Backend, Integer> weights(String path, Service service) {
        int largest = service.backends().stream().mapToInt(Backend::weight).max().orElse(0);
        boolean isTooLarge = dialect == Dialect.POUND_2 && largest > MOST_IN_2;
        if (isTooLarge) {
            lose(path + ".backends", "weight", service.name());
        }
        Map<Backend, Integer> weights = new HashMap<>();
        for (Backend backend : service.backends()) {
            long scaled = Math.round((double) backend.weight() * MOST_IN_2 / Math.max(1, largest));
            weights.put(backend, isTooLarge ? (int) Math.max(1, scaled) : backend.weight());
        }
        return weights;
    }

    private void options(String path, Service service) {
        ServiceOptions options = service.options();
        boolean canSayBalancer = dialect == Dialect.POUND_4;
        if (options.balancing() == Balancing.RANDOM && canSayBalancer) {
            page.line("Balancer", "random");
            options = options.withBalancing(Balancing.ROUND_ROBIN);
        }
        if (CheckInterval.write(config.services()).isPresent()) {
            options = options.withHealthCheck(ServiceOptions.DEFAULTS.healthCheck());
        }
        loseUnless(options.equals(ServiceOptions.DEFAULTS), path, "options", service.name());
    }

    private void backend(String path, Backend backend, int weight) {
        boolean isNamed = !backend.name().isBlank();
        if (isNamed && dialect == Dialect.POUND_2) {
            lose(path + ".name", "name", backend.name());
        }
        if (backend.emergency()) {
            page.open("Emergency", Optional.empty());
            boolean isBare = backend.name().isBlank() && weight == Backend.DEFAULT_WEIGHT;
            loseUnless(isBare, path, "emergency", backend.label());
        } else {
            page.open(
                    "BackEnd",
                    isNamed && dialect == Dialect.POUND_4
                            ? Optional.of(said(path + ".name", backend.name()))
                            : Optional.empty());
        }
        page.line("Address", said(path + ".host", backend.host()));
        page.line("Port", String.valueOf(backend.port()));
        if (!backend.emergency()) {
            page.line("Priority", String.valueOf(weight));
        }
        if (!backend.enabled()) {
            page.line("Disabled", "1");
        }
        boolean isOnOrOff = backend.enabled() || backend.mode() == BackendMode.OFF;
        loseUnless(isOnOrOff, path + ".mode", "mode", backend.label());
        loseUnless(
                backend.maxConnections() == 0,
                path + ".maxConnections",
                "maxConnections",
                backend.label());
        page.end();
    }

    private void session(String path, Affinity affinity) {
        switch (affinity) {
            case Affinity.None _ -> {}
            case Affinity.ByClientAddress _ -> session(path, "IP", "", affinity);
            case Affinity.ByBasicAuth _ -> session(path, "BASIC", "", affinity);
            case Affinity.ByPathParameter _ -> session(path, "PARM", "", affinity);
            case Affinity.ByUrlParameter(var id, _) -> session(path, "URL", id, affinity);
            case Affinity.ByCookie(var id, _) -> session(path, "COOKIE", id, affinity);
            // Pound sets no cookies itself.
            case Affinity.ByInsertedCookie _ -> lose(path, "insertedCookie");
            case Affinity.ByHeader(var id, _) -> session(path, "HEADER", id, affinity);
        }
    }

    private void session(String path, String type, String id, Affinity affinity) {
        long seconds = Math.max(1, affinity.timeToLive().toSeconds());
        if (!affinity.timeToLive().equals(Duration.ofSeconds(seconds))) {
            lose(path + ".timeToLive", "ttl", seconds);
        }
        page.open("Session", Optional.empty());
        page.line("Type", type);
        page.line("TTL", String.valueOf(seconds));
        if (!id.isEmpty()) {
            page.line("ID", said(path + ".name", id));
        }
        page.end();
    }

    /// The text as it will be read back; what the dialect cannot write is a loss.
    private String said(String path, String text) {
        if (PoundPage.canSay(text, dialect)) {
            return text;
        }
        lose(path, "text", text);
        return text.replaceAll("\\p{Cntrl}", " ").replace('"', '\'').replace('\\', '/');
    }

    private void loseUnless(boolean canSay, String path, String code, Object... arguments) {
        if (!canSay) {
            lose(path, code, arguments);
        }
    }

    private void lose(String path, String code, Object... arguments) {
        losses.add(Problem.warning(path, "pound.lost." + code, arguments));
    }
}
