package org.yaomote.pound;

import org.yaomote.config.Affinity;
import org.yaomote.config.Balancing;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.LogSuppression;
import org.yaomote.policy.ServicePolicy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Makes services with their backends, and the rules that lead to them.
final class ServiceAssembler {
    private static final List<String> SINGLE =
            List.of("Disabled", "Balancer", "DynScale", "RewriteErrors", "ForwardedHeader");

    private final Reading reading;
    private final NameGiver names;
    private final Section whole;
    private final ConditionReader conditions;
    private final List<Service> assembled = new ArrayList<>();

    ServiceAssembler(Section whole, Reading reading) {
        this.whole = whole;
        this.reading = reading;
        conditions = new ConditionReader(reading);
        List<Token> written =
                Stream.concat(
                                whole.sections("Service").stream(),
                                Stream.of("ListenHTTP", "ListenHTTPS")
                                        .flatMap(w -> whole.sections(w).stream())
                                        .flatMap(l -> l.sections("Service").stream()))
                        .flatMap(s -> NameGiver.nameOf(s).stream())
                        .toList();
        names = new NameGiver(written, reading.problems);
    }

    /// The services so far, in the order of the text.
    List<Service> assembled() {
        return List.copyOf(assembled);
    }

    /// Adds a service; gives the rule that leads to it.
    ///
    /// @param rulePath of the rule in the configuration
    /// @param around how the client behind proxies is found where the service says nothing
    Rule ruleTo(Section section, String rulePath, ForwardedBy around) {
        String path = "services[" + assembled.size() + "]";
        reading.places.put(path, section.opener().word());
        reading.places.put(rulePath, section.opener().word());
        NameGiver.nameOf(section).ifPresent(n -> reading.places.put(path + ".name", n));
        String name =
                NameGiver.nameOf(section)
                        .map(names::written)
                        .orElseGet(() -> names.numbered("service"));
        reading.reportRepeated(section, SINGLE);
        ServiceId id = nextId();
        boolean ignoredCase = reading.ignoreCase();
        Rule rule = new Rule(conditions.all(section, rulePath + ".matches", false), id);
        reading.ignoreCase(ignoredCase);
        assembled.add(
                new Service(
                        id,
                        name,
                        affinity(section, path + ".affinity"),
                        new BackendAssembler(reading).all(section, path + ".backends"),
                        options(section, path + ".options", around)));
        return rule;
    }

    /// Adds a service made elsewhere; gives the rule that leads to it.
    Rule ruleTo(Service service, Token at) {
        reading.places.put("services[" + assembled.size() + "]", at);
        assembled.add(service);
        return Rule.everything(service.id());
    }

    /// The id that the next service gets.
    ServiceId nextId() {
        return new ServiceId("service-" + (assembled.size() + 1));
    }

    /// Where the next service stands in the configuration.
    String nextPath() {
        return "services[" + assembled.size() + "]";
    }

    /// A name that no service has.
    String freeName() {
        return names.numbered("service");
    }

    private Affinity affinity(Section section, String path) {
        List<Section> sessions = section.sections("Session");
        if (sessions.isEmpty()) {
            return new Affinity.None();
        }
        Section session = sessions.getFirst();
        sessions.stream()
                .skip(1)
                .map(s -> s.opener().word())
                .forEach(
                        s ->
                                reading.problems.error(
                                        s, "session.twice", session.opener().word().line()));
        return new SessionAssembler(session, reading, path).affinity();
    }

    private ServiceOptions options(Section section, String path, ForwardedBy around) {
        whole.value("Alive").ifPresent(a -> reading.places.put(path + ".healthCheck", a));
        section.value("Balancer").ifPresent(b -> reading.places.put(path + ".balancing", b));
        boolean isRandom =
                section.value("Balancer")
                        .or(() -> whole.value("Balancer"))
                        .filter(b -> b.is("random"))
                        .isPresent();
        return ServiceOptions.DEFAULTS
                .withHealthCheck(CheckInterval.read(whole))
                .withBalancing(isRandom ? Balancing.RANDOM : Balancing.ROUND_ROBIN)
                .withPolicy(policy(section, path + ".policy", around));
    }

    private ServicePolicy policy(Section section, String path, ForwardedBy around) {
        boolean isHash =
                section.sections("Session").stream().limit(1).anyMatch(SessionAssembler::isHash);
        boolean scales =
                section.last("DynScale").isPresent()
                        ? Reading.isYes(section, "DynScale")
                        : Reading.isYes(whole, "DynScale");
        return new ServicePolicy(
                new ReplyReader(reading).read(section, path + ".reply"),
                section.last("RewriteErrors").map(_ -> Reading.isYes(section, "RewriteErrors")),
                new Forwarding(reading).read(section, path + ".forwarded", around),
                suppressed(section),
                new TextSources(reading).constants(section, path + ".constants"),
                Reading.isYes(section, "Disabled") || Scripts.decide(section, whole),
                scales,
                isHash,
                new ModificationReader(reading).all(section, path + ".modifications"));
    }

    private Set<LogSuppression> suppressed(Section section) {
        Set<LogSuppression> all = EnumSet.noneOf(LogSuppression.class);
        for (Section.Line line : section.all("LogSuppress")) {
            for (Token word : line.directive().arguments()) {
                Optional<Set<LogSuppression>> meant = suppressed(word.key());
                meant.ifPresent(all::addAll);
                if (meant.isEmpty() && !line.directive().isOpen()) {
                    reading.problems.error(word, "logSuppress.word", word.text());
                }
            }
        }
        return all;
    }

    private static Optional<Set<LogSuppression>> suppressed(String word) {
        return switch (word) {
            case "all" -> Optional.of(EnumSet.allOf(LogSuppression.class));
            case "info", "1" -> Optional.of(Set.of(LogSuppression.INFO));
            case "success", "2" -> Optional.of(Set.of(LogSuppression.SUCCESS));
            case "redirect", "3" -> Optional.of(Set.of(LogSuppression.REDIRECT));
            case "clterr", "4" -> Optional.of(Set.of(LogSuppression.CLIENT_ERROR));
            case "srverr", "5" -> Optional.of(Set.of(LogSuppression.SERVER_ERROR));
            default -> Optional.empty();
        };
    }
}
