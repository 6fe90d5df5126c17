package org.yaomote.pound;

import org.yaomote.config.Backend;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.BackendPolicy.AlivePort;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.BackendPolicy.Family;
import org.yaomote.policy.BackendPolicy.Resolve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes the backends of a service, written out in it or named in it.
final class BackendAssembler {
    private static final Set<String> BESIDE_USE = Set.of("Use", "Priority", "Disabled", "Include");
    private static final Set<String> OF_TLS = Set.of("Cert", "Ciphers", "Disable");
    private static final List<String> SINGLE =
            List.of(
                    "Address",
                    "Port",
                    "Priority",
                    "Disabled",
                    "TimeOut",
                    "ConnTO",
                    "WSTimeOut",
                    "HAport",
                    "Cert",
                    "ServerName",
                    "Resolve",
                    "Family");

    private final Reading reading;

    BackendAssembler(Reading reading) {
        this.reading = reading;
    }

    /// The backends in the order of the text.
    ///
    /// @param path of their list in the configuration
    List<Backend> all(Section service, String path) {
        List<Backend> backends = new ArrayList<>();
        for (Section.Line line : service.lines()) {
            if (line.is("UseBackend")) {
                named(line, path, backends);
            } else if (line.is("BackEnd") || line.is("Emergency")) {
                String place = path + "[" + backends.size() + "]";
                line.body()
                        .flatMap(body -> one(body, place))
                        .map(b -> b.withEmergency(line.is("Emergency")))
                        .ifPresent(backends::add);
            }
        }
        return backends;
    }

    private void named(Section.Line line, String path, List<Backend> backends) {
        int most = line.directive().arguments().size();
        Arguments.of(line, Set.of(), reading.problems)
                .filter(a -> a.areStrings(line, 1, Math.max(1, most), reading.problems))
                .ifPresent(
                        a -> {
                            for (Token name : a.values()) {
                                String place = path + "[" + backends.size() + "]";
                                named(name, place).ifPresent(backends::add);
                                reading.places.put(place, name);
                            }
                        });
    }

    private Optional<Backend> named(Token name, String path) {
        return reading.defined
                .find("BackEnd", name)
                .flatMap(Section.Line::body)
                .flatMap(body -> written(body, path));
    }

    /// The backend of a section; none if it names one that nobody defines.
    Optional<Backend> one(Section section, String path) {
        reading.places.put(path, section.opener().word());
        Optional<Section.Line> use = section.last("Use");
        return use.isPresent() ? used(section, use.get(), path) : written(section, path);
    }

    private Optional<Backend> used(Section section, Section.Line use, String path) {
        section.lines().stream()
                .filter(l -> !BESIDE_USE.contains(l.row().word()))
                .forEach(l -> reading.problems.error(l.word(), "use.only", l.row().word()));
        Optional<Backend> found =
                use.directive()
                        .argument(0)
                        .filter(name -> name.kind() == Token.Kind.STRING)
                        .flatMap(name -> named(name, path));
        reading.places.put(path, section.opener().word());
        Optional<Integer> weight = weight(section, path);
        boolean isDisabled = Reading.isYes(section, "Disabled");
        return found.map(b -> weight.map(b::withWeight).orElse(b))
                .map(b -> isDisabled ? b.withEnabled(false) : b);
    }

    /// Whether only SRV records would tell where it is: without them it gets no requests.
    private static boolean isByService(Section section) {
        return section.value("Resolve").filter(r -> r.key().equals("srv")).isPresent();
    }

    private Optional<Integer> weight(Section section, String path) {
        Optional<Long> written =
                reading.number(section, "Priority", path + ".weight").filter(w -> w >= 1);
        if (written.filter(w -> w > Backend.MAX_WEIGHT).isPresent()) {
            Token value = section.value("Priority").orElseThrow();
            reading.problems.differs(value, "most", "Priority", value.text(), Backend.MAX_WEIGHT);
        }
        return written.map(w -> (int) Math.min(w, Backend.MAX_WEIGHT));
    }

    private Optional<Backend> written(Section section, String path) {
        reading.reportRepeated(section, SINGLE);
        Optional<Token> port = reading.located(section, "Port", path + ".port");
        int usual = isTls(section) ? 443 : 80;
        return Optional.of(
                new Backend(
                                NameGiver.nameOf(section).map(Token::text).orElse(""),
                                host(section, path),
                                port.map(p -> Values.port(p.text()).orElse(0)).orElse(usual),
                                weight(section, path).orElse(Backend.DEFAULT_WEIGHT),
                                !Reading.isYes(section, "Disabled") && !isByService(section))
                        .withPolicy(policy(section, path + ".policy")));
    }

    private String host(Section section, String path) {
        if (section.last("Address").isEmpty()) {
            reading.problems.error(section.opener().word(), "backend.noAddress");
        }
        Optional<Token> written = reading.located(section, "Address", path + ".host");
        written.filter(w -> w.text().startsWith("/"))
                .ifPresent(w -> reading.problems.error(w, "refused.unix", w.text()));
        return written.map(Token::text).orElse("");
    }

    private static boolean isTls(Section section) {
        return Reading.isYes(section, "HTTPS");
    }

    private BackendPolicy policy(Section section, String path) {
        return new BackendPolicy(
                tls(section, path + ".tls"),
                time(section, "TimeOut", path + ".response"),
                time(section, "ConnTO", path + ".connect"),
                time(section, "WSTimeOut", path + ".tunnel"),
                reading.text(section, "ServerName", path + ".hostHeader"),
                section.last("HAport").flatMap(l -> alivePort(l, path + ".alivePort")),
                family(section, path),
                resolve(section, path + ".resolve"));
    }

    /// Pound never verifies a backend.
    private Optional<BackendTls> tls(Section section, String path) {
        section.last("HTTPS").ifPresent(l -> reading.places.put(path, l.word()));
        BackendTls tls =
                new BackendTls(
                        false,
                        reading.text(section, "ServerName", path + ".serverName"),
                        "",
                        reading.text(section, "Cert", path + ".clientCertificate"),
                        new SecurityReader(reading).policy(section, path + ".settings"));
        if (isTls(section)) {
            return Optional.of(tls);
        }
        section.lines().stream()
                .filter(l -> OF_TLS.contains(l.row().word()))
                .forEach(l -> reading.problems.kept(l.word(), "tls.withoutHttps", l.row().word()));
        return Optional.empty();
    }

    private Duration time(Section section, String word, String path) {
        return reading.located(section, word, path)
                .flatMap(t -> Values.duration(t.text()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /// `HAport 8081` or `HAport 10.0.0.2 8081`.
    private Optional<AlivePort> alivePort(Section.Line line, String path) {
        List<Token> values = line.directive().arguments();
        if (line.directive().isOpen() || values.isEmpty()) {
            return Optional.empty();
        }
        Token last = values.getLast();
        if (values.size() > 2) {
            reading.problems.error(last, "surplus", line.row().word(), last.text());
            return Optional.empty();
        }
        reading.places.put(path, line.word());
        if (Values.port(last.text()).isEmpty()) {
            reading.problems.error(last, "wrong.port", line.row().word(), last.text());
            return Optional.empty();
        }
        String host = values.size() == 2 ? values.getFirst().text() : "";
        return Optional.of(new AlivePort(host, Values.port(last.text()).getAsInt()));
    }

    private Family family(Section section, String path) {
        Optional<Token> written = reading.located(section, "Family", path + ".family");
        return switch (written.map(Token::key).orElse("any")) {
            case "inet" -> Family.IPV4;
            case "inet6" -> Family.IPV6;
            case "unix" -> {
                written.ifPresent(w -> reading.problems.error(w, "refused.family"));
                yield Family.ANY;
            }
            default -> Family.ANY;
        };
    }

    private Resolve resolve(Section section, String path) {
        Optional<Token> written = reading.located(section, "Resolve", path + ".mode");
        written.filter(w -> w.key().equals("srv"))
                .ifPresent(w -> reading.problems.kept(w, "kept.srvBackend", w.text()));
        Resolve.Mode mode =
                switch (written.map(w -> w.text().toLowerCase(Locale.ROOT)).orElse("")) {
                    case "first" -> Resolve.Mode.FIRST;
                    case "all" -> Resolve.Mode.ALL;
                    default -> Resolve.Mode.IMMEDIATE;
                };
        Duration retry = time(section, "RetryInterval", path + ".retry");
        return new Resolve(
                mode,
                time(section, "OverrideTTL", path + ".every"),
                retry.isZero() ? Resolve.DEFAULTS.retry() : retry);
    }
}
