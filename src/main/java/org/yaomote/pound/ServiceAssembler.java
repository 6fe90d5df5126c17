package org.yaomote.pound;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Balancing;
import org.yaomote.policy.Condition;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes services with their backends, and the rules that lead to them.
final class ServiceAssembler {
    private final ProblemLog problems;
    private final FieldPlaces places;
    private final NameGiver names;
    private final Section whole;
    private final List<Service> assembled = new ArrayList<>();

    ServiceAssembler(Section whole, ProblemLog problems, FieldPlaces places) {
        this.whole = whole;
        this.problems = problems;
        this.places = places;
        List<Token> written =
                Stream.concat(
                                whole.sections("Service").stream(),
                                Stream.of("ListenHTTP", "ListenHTTPS")
                                        .flatMap(w -> whole.sections(w).stream())
                                        .flatMap(l -> l.sections("Service").stream()))
                        .flatMap(s -> NameGiver.nameOf(s).stream())
                        .toList();
        names = new NameGiver(written, problems);
    }

    /// The services so far, in the order of the text.
    List<Service> assembled() {
        return List.copyOf(assembled);
    }

    /// Adds a service; gives the rule that leads to it, or none for one that is disabled.
    List<Rule> rulesTo(Section section) {
        String path = "services[" + assembled.size() + "]";
        places.put(path, section.opener().word());
        ServiceId id = new ServiceId("service-" + (assembled.size() + 1));
        String name =
                NameGiver.nameOf(section)
                        .map(names::written)
                        .orElseGet(() -> names.numbered("service"));
        reportRepeated(section, List.of("Disabled", "Balancer"), problems);
        Affinity affinity = affinity(section, path);
        List<Backend> backends = backends(section, path);
        assembled.add(new Service(id, name, affinity, backends, options(section)));
        List<Condition> matches = matches(section);
        return isDisabled(section) ? List.of() : List.of(new Rule(matches, id));
    }

    /// Says which lines count for nothing because the same word comes again; Pound takes the last.
    static void reportRepeated(Section section, List<String> words, ProblemLog problems) {
        for (String word : words) {
            List<Section.Line> lines = section.all(word).toList();
            for (int i = 0; i < lines.size() - 1; i++) {
                Section.Line last = lines.get(lines.size() - 1);
                problems.kept(lines.get(i).word(), "line.twice", word, last.word().line());
            }
        }
    }

    private List<Condition> matches(Section section) {
        List<Condition> matches = new ArrayList<>();
        for (Section.Line line : section.lines()) {
            if (line.row().effect() instanceof Effect.Condition) {
                Optional<Condition> match = MatchText.read(line);
                match.ifPresent(matches::add);
                if (match.isEmpty() && !line.isReported()) {
                    problems.error(line.word(), "refused.condition", line.row().word());
                }
            }
        }
        return matches;
    }

    private Affinity affinity(Section section, String path) {
        List<Section> sessions = section.sections("Session");
        if (sessions.isEmpty()) {
            return new Affinity.None();
        }
        Section session = sessions.get(0);
        places.put(path + ".affinity", session.opener().word());
        sessions.stream()
                .skip(1)
                .map(s -> s.opener().word())
                .forEach(s -> problems.error(s, "session.twice", session.opener().word().line()));
        return new SessionAssembler(session, problems).affinity();
    }

    private ServiceOptions options(Section section) {
        boolean isRandom =
                section.value("Balancer")
                        .or(() -> whole.value("Balancer"))
                        .filter(b -> b.is("random"))
                        .isPresent();
        return ServiceOptions.DEFAULTS
                .withHealthCheck(CheckInterval.read(whole))
                .withBalancing(isRandom ? Balancing.RANDOM : Balancing.ROUND_ROBIN);
    }

    private List<Backend> backends(Section section, String path) {
        List<Backend> backends = new ArrayList<>();
        for (Section.Line line : section.lines()) {
            Optional<Section> body = line.body();
            if (body.isEmpty() || !(line.is("BackEnd") || line.is("Emergency"))) {
                continue;
            }
            String place = path + ".backends[" + backends.size() + "]";
            places.put(place, line.word());
            backends.add(backend(body.get(), place).withEmergency(line.is("Emergency")));
        }
        return backends;
    }

    private Backend backend(Section section, String path) {
        reportRepeated(section, List.of("Address", "Port", "Priority", "Disabled"), problems);
        Optional<Token> port = section.value("Port");
        Optional<Token> priority = section.value("Priority");
        port.ifPresent(p -> places.put(path + ".port", p));
        priority.ifPresent(p -> places.put(path + ".weight", p));
        return new Backend(
                NameGiver.nameOf(section).map(Token::text).orElse(""),
                host(section, path),
                port.map(p -> Values.port(p.text()).orElse(80)).orElse(80),
                priority.map(p -> (int) Values.number(p.text()).orElse(Backend.DEFAULT_WEIGHT))
                        .orElse(Backend.DEFAULT_WEIGHT),
                !isDisabled(section));
    }

    private String host(Section section, String path) {
        boolean isNamedElsewhere = section.last("Use").isPresent();
        if (section.last("Address").isEmpty() && !isNamedElsewhere) {
            problems.error(section.opener().word(), "backend.noAddress");
        }
        Optional<Token> written = section.value("Address");
        written.ifPresent(w -> places.put(path + ".host", w));
        if (written.filter(w -> w.text().startsWith("/")).isPresent()) {
            problems.error(written.get(), "refused.unix", written.get().text());
        }
        return written.map(Token::text).orElse("");
    }

    private static boolean isDisabled(Section section) {
        return section.value("Disabled").filter(d -> Values.isYes(d.text())).isPresent();
    }
}
