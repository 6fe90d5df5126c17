package org.yaomote.config;

import org.yaomote.policy.ConditionText;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What differs between the rules of a listener, by their numbers: those in the old list for what
/// is gone, those in the new one for the rest.
final class RuleDiff {
    private final Changes changes;
    private final UnaryOperator<String> services;

    /// @param services gives the name of a service for its id
    RuleDiff(Changes changes, UnaryOperator<String> services) {
        this.changes = changes;
        this.services = services;
    }

    void all(String listener, List<Rule> old, List<Rule> now) {
        Pairs<Rule> pairs = new Pairs<>(old, now, rule -> rule);
        List<Rule> gone = pairs.removed();
        List<Rule> come = new Pairs<>(now, old, rule -> rule).removed();
        boolean isOne = gone.size() == 1 && come.size() == 1 && old.size() == now.size();
        if (isOne && old.indexOf(gone.getFirst()) == now.indexOf(come.getFirst())) {
            told("rule.changed", listener, now, come.getFirst());
        } else {
            come.forEach(rule -> told("rule.added", listener, now, rule));
            gone.forEach(rule -> told("rule.removed", listener, old, rule));
        }
        if (pairs.isReordered()) {
            changes.add("rule.order", listener);
        }
    }

    private void told(String kind, String listener, List<Rule> rules, Rule rule) {
        String service = services.apply(rule.service().value());
        String code = rule.matches().isEmpty() ? kind + ".any" : kind;
        changes.add(code, listener, rules.indexOf(rule) + 1, service, conditions(rule));
    }

    private static String conditions(Rule rule) {
        return rule.matches().stream().map(ConditionText::of).collect(Collectors.joining(", "));
    }
}
