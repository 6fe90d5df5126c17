package org.yaomote.pound;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a configuration says whatever its ids are and in whatever order its services stand: two
/// equal ones run alike.
record Meaning(ProxyConfig around, List<Way> ways, Set<Service> unused) {
    /// A listener and where its rules lead.
    record Way(Listener listener, List<To> rules) {}

    /// A rule and its service.
    record To(Rule rule, Optional<Service> service) {}

    private static final ServiceId ANY_SERVICE = new ServiceId("any");

    static Meaning of(ProxyConfig config) {
        List<Way> ways = new ArrayList<>();
        Set<ServiceId> used = new HashSet<>();
        for (Listener listener : config.listeners()) {
            List<To> rules = new ArrayList<>();
            for (Rule rule : listener.rules()) {
                used.add(rule.service());
                Optional<Service> to = config.service(rule.service()).map(Meaning::nameless);
                rules.add(new To(new Rule(rule.matches(), ANY_SERVICE), to));
            }
            Listener bare = listener.withId(new ListenerId("any")).withRules(List.of());
            ways.add(new Way(bare, rules));
        }
        Set<Service> unused = new HashSet<>();
        config.services().stream()
                .filter(s -> !used.contains(s.id()))
                .map(Meaning::nameless)
                .forEach(unused::add);
        ProxyConfig around =
                config.withListeners(List.of()).withServices(List.of()).withPoundText("");
        return new Meaning(around, ways, unused);
    }

    private static Service nameless(Service service) {
        return service.withId(ANY_SERVICE);
    }

    /// Whether a text says of every field what is wanted, or what a new text would say: then it
    /// loses nothing that a new text keeps.
    static boolean liesBetween(Object said, Object wanted, Object fresh) {
        if (said.equals(wanted) || said.equals(fresh)) {
            return true;
        }
        boolean areAlike = said.getClass() == wanted.getClass();
        return switch (said) {
            case List<?> all when wanted instanceof List<?> other && all.size() == other.size() ->
                    areBetween(all, other, fresh);
            case Record whole when areAlike ->
                    areBetween(
                            fields(whole),
                            fields((Record) wanted),
                            fresh.getClass() == said.getClass()
                                    ? fields((Record) fresh)
                                    : fields((Record) wanted));
            case Optional<?> one when wanted instanceof Optional<?> other ->
                    areBetween(one.stream().toList(), other.stream().toList(), fresh);
            default -> false;
        };
    }

    private static boolean areBetween(List<?> said, List<?> wanted, Object fresh) {
        if (said.size() != wanted.size()) {
            return false;
        }
        List<?> third = fresh instanceof List<?> list && list.size() == said.size() ? list : wanted;
        for (int i = 0; i < said.size(); i++) {
            if (!liesBetween(said.get(i), wanted.get(i), third.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The fields by reflection: the model has hundreds of them, and every new one counts at once.
    private static List<Object> fields(Record whole) {
        List<Object> fields = new ArrayList<>();
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            try {
                fields.add(component.getAccessor().invoke(whole));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component.toString(), e);
            }
        }
        return fields;
    }
}
