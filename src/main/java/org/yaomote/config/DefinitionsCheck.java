package org.yaomote.config;

import org.yaomote.config.ConditionCheck.Asked;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Definitions.NamedCondition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is wrong with what is defined once and used by name.
final class DefinitionsCheck {
    private final Definitions definitions;
    private final Findings found;
    private final SourceCheck sources;

    DefinitionsCheck(Definitions definitions, Findings found) {
        this.definitions = definitions;
        this.found = found;
        sources = new SourceCheck(definitions, found);
    }

    void all() {
        addressLists();
        conditions();
        circles();
        sources.constants("definitions.constants", definitions.constants());
        logFormats();
        for (int i = 0; i < definitions.combined().size(); i++) {
            found.fieldName("definitions.combined[" + i + "]", definitions.combined().get(i));
        }
        sources.forwarded("definitions.forwarded", definitions.forwarded());
    }

    private void addressLists() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < definitions.addressLists().size(); i++) {
            Definitions.AddressList list = definitions.addressLists().get(i);
            String path = "definitions.addressLists[" + i + "]";
            found.definedName(path + ".name", list.name(), names);
            sources.networks(path + ".networks", list.networks(), false);
        }
    }

    private void conditions() {
        ConditionCheck check = new ConditionCheck(definitions, found);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < definitions.conditions().size(); i++) {
            NamedCondition named = definitions.conditions().get(i);
            String path = "definitions.conditions[" + i + "]";
            found.definedName(path + ".name", named.name(), names);
            check.all(path + ".conditions", named.conditions(), Asked.REQUEST);
        }
    }

    /// Names that ask for each other in a circle, each circle once. What asks for nothing that is
    /// left is taken away until only circles, and what leads to them, are left.
    private void circles() {
        Map<String, Set<String>> left = references();
        while (true) {
            while (left.entrySet()
                    .removeIf(e -> e.getValue().stream().noneMatch(left::containsKey))) {
                // Whatever asked only for those may go now.
            }
            if (left.isEmpty()) {
                return;
            }
            List<String> circle = circle(left);
            String path = "definitions.conditions[" + index(circle.getFirst()) + "].conditions";
            String way = String.join(" → ", circle) + " → " + circle.getFirst();
            found.error(path, "condition.circle", circle.getFirst(), way);
            circle.forEach(left::remove);
        }
    }

    /// Follows the first reference that is left until a name comes again.
    private static List<String> circle(Map<String, Set<String>> left) {
        List<String> way = new ArrayList<>();
        String name = left.keySet().iterator().next();
        while (!way.contains(name)) {
            way.add(name);
            name =
                    left.getOrDefault(name, Set.of()).stream()
                            .filter(left::containsKey)
                            .findFirst()
                            .orElseThrow();
        }
        return way.subList(way.indexOf(name), way.size());
    }

    private int index(String name) {
        return definitions.conditions().stream().map(NamedCondition::name).toList().indexOf(name);
    }

    private Map<String, Set<String>> references() {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        for (NamedCondition named : definitions.conditions()) {
            // Only the first of a name is ever asked.
            references.computeIfAbsent(named.name(), _ -> names(named.conditions(), 1));
        }
        return references;
    }

    private static Set<String> names(List<Condition> conditions, int depth) {
        Set<String> names = new LinkedHashSet<>();
        if (depth > ConditionCheck.DEEPEST) {
            return names;
        }
        for (Condition condition : conditions) {
            switch (condition) {
                case Condition.Named(var name) -> names.add(name);
                case Condition.Not(var negated) -> names.addAll(names(List.of(negated), depth + 1));
                case Condition.All(var nested) -> names.addAll(names(nested, depth + 1));
                case Condition.Any(var nested) -> names.addAll(names(nested, depth + 1));
                case Condition.HostIs _,
                        Condition.PathPrefix _,
                        Condition.Matches _,
                        Condition.ClientIn _,
                        Condition.Authorized _,
                        Condition.WithinRate _,
                        Condition.ShowsCertificate _ -> {}
            }
        }
        return names;
    }

    private void logFormats() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < definitions.logFormats().size(); i++) {
            Definitions.LogFormat format = definitions.logFormats().get(i);
            String path = "definitions.logFormats[" + i + "]";
            found.definedName(path + ".name", format.name(), names);
            if (ListenerPolicyCheck.isLogLevel(format.name())) {
                found.error(path + ".name", "logFormat.level", format.name());
            }
            found.printable(path + ".text", format.text());
        }
    }
}
