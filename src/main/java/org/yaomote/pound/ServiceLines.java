package org.yaomote.pound;

import org.yaomote.config.Affinity;
import org.yaomote.config.Balancing;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.policy.LogSuppression;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Services as sections.
final class ServiceLines {
    private final ProxyConfig config;
    private final Spelling spelling;
    private final ModificationLines modifications;
    private final SharedLines shared;
    private final BackendLines backends;
    private final Losses losses;
    private final Set<ServiceId> written = new HashSet<>();
    private final Set<String> copies = new HashSet<>();

    ServiceLines(
            ProxyConfig config,
            Spelling spelling,
            ModificationLines modifications,
            SharedLines shared) {
        this.config = config;
        this.spelling = spelling;
        this.modifications = modifications;
        this.shared = shared;
        backends = new BackendLines(spelling, shared);
        losses = spelling.losses();
    }

    BackendLines backends() {
        return backends;
    }

    boolean isWritten(Service service) {
        return written.contains(service.id());
    }

    /// Counts a service as written that has no section of its own, nor anything but a backend.
    void markTunnel(Service service) {
        written.add(service.id());
        String path = "services[" + config.services().indexOf(service) + "]";
        boolean isNumbered = service.name().matches("service-\\d+");
        losses.unless(isNumbered, path + ".name", "tunnelName", service.name());
        ServiceOptions plain =
                ServiceOptions.DEFAULTS.withHealthCheck(CheckInterval.write(config.services()));
        boolean isPlain =
                service.options().equals(plain) && service.affinity() instanceof Affinity.None;
        losses.unless(isPlain, path + ".options", "options", service.name());
    }

    /// The section of a service.
    ///
    /// @param conditions the lines of the rule that leads to it
    /// @param isUsed whether a rule does
    PrintedLine of(Service service, List<PrintedLine> conditions, boolean isUsed) {
        String path = "services[" + config.services().indexOf(service) + "]";
        boolean isCopy = !written.add(service.id());
        String name = isCopy ? copyName(service.name()) : service.name();
        String opener =
                name.isBlank() ? "Service" : "Service " + spelling.quoted(path + ".name", name);
        List<PrintedLine> body = new ArrayList<>();
        ServicePolicy policy = service.options().policy();
        body.add(spelling.onOff("Disabled", !isUsed || policy.disabled()));
        body.addAll(conditions);
        options(path + ".options", service, body);
        policy(path + ".options.policy", policy, body);
        body.addAll(
                modifications.of(path + ".options.policy.modifications", policy.modifications()));
        reply(path + ".options.policy.reply", policy.reply(), body);
        body.addAll(backends.of(path, service));
        body.addAll(session(path + ".affinity", service));
        String key = isCopy ? service.id() + " " + name : service.id().value();
        return PrintedLine.section(Slot.SERVICE, opener, key, body);
    }

    private String copyName(String name) {
        List<String> taken = config.services().stream().map(Service::name).toList();
        int n = 2;
        while (taken.contains(name + "-" + n) || !copies.add(name + "-" + n)) {
            n++;
        }
        return name + "-" + n;
    }

    private void options(String path, Service service, List<PrintedLine> body) {
        ServiceOptions options = service.options();
        boolean isRandom = options.balancing() == Balancing.RANDOM;
        boolean isTurn = options.balancing() == Balancing.ROUND_ROBIN;
        if (spelling.isNew() && (isRandom || isTurn)) {
            String word = isRandom ? "random" : "iwrr";
            body.add(PrintedLine.of("balancer", "Balancer " + word).asUsual(isTurn));
            options = options.withBalancing(Balancing.ROUND_ROBIN);
        }
        if (options.healthCheck().equals(CheckInterval.write(config.services()))) {
            options = options.withHealthCheck(ServiceOptions.DEFAULTS.healthCheck());
        }
        ServicePolicy unsaid =
                ServicePolicy.DEFAULTS.withRefusesWhenDown(options.policy().refusesWhenDown());
        ServiceOptions left = options.withPolicy(unsaid).withTls(ServiceOptions.DEFAULTS.tls());
        losses.unless(left.equals(ServiceOptions.DEFAULTS), path, "options", service.name());
        boolean isTlsSaid =
                options.tls().equals(ServiceOptions.DEFAULTS.tls())
                        || !service.backends().isEmpty();
        losses.unless(isTlsSaid, path + ".tls", "serviceTls", service.name());
    }

    private void policy(String path, ServicePolicy policy, List<PrintedLine> body) {
        policy.rewriteErrors()
                .ifPresent(
                        on -> {
                            if (spelling.isNew()) {
                                body.add(spelling.onOff("RewriteErrors", on).asUsual(false));
                            } else {
                                losses.add(path + ".rewriteErrors", "word", "RewriteErrors");
                            }
                        });
        policy.forwarded()
                .ifPresent(
                        f ->
                                shared.forwarded(path + ".forwarded", f).stream()
                                        .map(l -> l.asUsual(false))
                                        .forEach(body::add));
        if (!policy.logSuppress().isEmpty()) {
            if (spelling.isNew()) {
                body.add(PrintedLine.of("logsuppress", "LogSuppress " + words(policy)));
            } else {
                losses.add(path + ".logSuppress", "word", "LogSuppress");
            }
        }
        body.addAll(shared.constants(path + ".constants", policy.constants()));
        if (spelling.isNew()) {
            losses.unless(!policy.dynamicScale(), path + ".dynamicScale", "oldWord", "DynScale");
        } else {
            body.add(spelling.onOff("DynScale", policy.dynamicScale()));
        }
    }

    private static String words(ServicePolicy policy) {
        if (policy.logSuppress().size() == LogSuppression.values().length) {
            return "all";
        }
        return policy.logSuppress().stream()
                .sorted()
                .map(
                        s ->
                                switch (s) {
                                    case INFO -> "info";
                                    case SUCCESS -> "success";
                                    case REDIRECT -> "redirect";
                                    case CLIENT_ERROR -> "clterr";
                                    case SERVER_ERROR -> "srverr";
                                })
                .collect(Collectors.joining(" "));
    }

    private void reply(String path, Reply reply, List<PrintedLine> body) {
        switch (reply) {
            case Reply.FromBackends _ -> {}
            case Reply.Redirect(var status, var target) -> {
                String known = status == 302 ? "" : status + " ";
                boolean canSay = spelling.isNew() || status < 303 || status == 307;
                losses.unless(canSay, path + ".status", "status", status);
                String said = canSay ? known : status == 308 ? "301 " : "";
                body.add(special("Redirect " + said + spelling.quoted(path + ".target", target)));
            }
            case Reply.Status(var status, var file) -> {
                String page = file.isEmpty() ? "" : " " + spelling.quoted(path + ".file", file);
                fourOnly(path, "Error", "Error " + status + page, body);
            }
            case Reply.Files(var directory) -> {
                String quoted = spelling.quoted(path + ".directory", directory);
                fourOnly(path, "SendFile", "SendFile " + quoted, body);
            }
            case Reply.Empty _ -> fourOnly(path, "Success", "Success", body);
            case Reply.Metrics _ -> fourOnly(path, "Metrics", "Metrics", body);
            case Reply.PassOn _ -> fourOnly(path, "FallThrough", "FallThrough", body);
        }
    }

    private void fourOnly(String path, String word, String line, List<PrintedLine> body) {
        if (spelling.isNew()) {
            body.add(special(line));
        } else {
            losses.add(path, "word", word);
        }
    }

    private static PrintedLine special(String text) {
        return PrintedLine.of(Slot.REPLY, text);
    }

    private List<PrintedLine> session(String path, Service service) {
        Affinity affinity = service.affinity();
        return switch (affinity) {
            case Affinity.None _ -> List.of();
            case Affinity.ByClientAddress _ -> session(path, "IP", "", service);
            case Affinity.ByBasicAuth _ -> session(path, "BASIC", "", service);
            case Affinity.ByPathParameter _ -> session(path, "PARM", "", service);
            case Affinity.ByUrlParameter(var id, _) -> session(path, "URL", id, service);
            case Affinity.ByCookie(var id, _) -> session(path, "COOKIE", id, service);
            case Affinity.ByHeader(var id, _) -> session(path, "HEADER", id, service);
            // Pound sets no cookies itself.
            case Affinity.ByInsertedCookie _ -> {
                losses.add(path, "insertedCookie");
                yield List.of();
            }
        };
    }

    /// 2.x has a negative time where the backend is a hash of the key.
    private List<PrintedLine> session(String path, String type, String id, Service service) {
        boolean isHash = service.options().policy().hashSessions();
        losses.unless(!isHash || !spelling.isNew(), path, "hashSessions", service.name());
        String sign = isHash && !spelling.isNew() ? "-" : "";
        String seconds = spelling.seconds(path + ".timeToLive", service.affinity().timeToLive());
        List<PrintedLine> body = new ArrayList<>();
        body.add(PrintedLine.of("type", "Type " + type));
        body.add(PrintedLine.of("ttl", "TTL " + sign + seconds));
        if (!id.isEmpty()) {
            body.add(PrintedLine.of("id", "ID " + spelling.quoted(path + ".name", id)));
        }
        return List.of(PrintedLine.section("session", "Session", "", body));
    }
}
