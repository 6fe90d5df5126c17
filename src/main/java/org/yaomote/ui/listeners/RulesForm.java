package org.yaomote.ui.listeners;

import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.Condition;
import org.yaomote.policy.ConditionText;
import org.yaomote.ui.editing.AddressText;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.RowKeys;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.editing.TypedTexts;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rules of one listener, in order; the first that holds wins.
///
/// A form shows of each rule one host, one path and the service. Further conditions, which only a
/// configuration file can bring, are kept and told by [#furtherConditions]. Thread: the
/// workspace's.
final class RulesForm {
    private static final String FIRST_PATH = "/path";

    private final ListenerForm form;
    private final WorkspaceModel workspace;
    private final TypedTexts typed;
    private final RowKeys<Rule> keys =
            new RowKeys<>((a, b) -> !a.matches().isEmpty() && a.matches().equals(b.matches()));

    RulesForm(ListenerForm form, FormContext context) {
        this.form = form;
        this.workspace = context.workspace();
        this.typed = context.typed();
    }

    /// The rows' identities, in order.
    public List<RowKeys.Key> keys() {
        return keys.update(rules());
    }

    /// The services a rule can point to.
    public List<Service> services() {
        return workspace.draft().services();
    }

    /// Where the rule sends its requests; that service may not exist.
    public Optional<ServiceId> service(RowKeys.Key key) {
        return rule(key).map(Rule::service);
    }

    /// Whether the last word is a rule that takes everything; if not, the rest is answered 404.
    public boolean takesEverything() {
        return rules().stream().anyMatch(r -> r.matches().isEmpty());
    }

    /// Adds a rule and gives its key: for everything if no rule takes it yet, else before that rule
    /// with a path to be changed. It goes to the first service that no rule leads to yet, or else
    /// to the first. Does nothing while there is no service.
    public Optional<RowKeys.Key> add() {
        if (services().isEmpty()) {
            return Optional.empty();
        }
        return insert("rule.add", place(), fresh(unused().orElse(services().getFirst()).id()));
    }

    /// Adds a rule with an empty service for it to go to, both as one step; for who has no service.
    ///
    /// @param stem what the service is called, with a number if that is taken
    /// @return the service; empty if the listener is gone
    public Optional<Service> addWithService(String stem) {
        return form.editWithService(
                "rule.addWithService",
                stem,
                (listener, id) ->
                        listener.withRules(RowOrder.plus(listener.rules(), place(), fresh(id))));
    }

    /// Where a new rule comes: before the one that takes everything.
    private int place() {
        List<Boolean> takesAll = rules().stream().map(r -> r.matches().isEmpty()).toList();
        return takesEverything() ? takesAll.indexOf(true) : takesAll.size();
    }

    private Rule fresh(ServiceId goal) {
        return takesEverything()
                ? new Rule(List.of(freePath(FIRST_PATH)), goal)
                : Rule.everything(goal);
    }

    /// Adds a copy that holds for another path and gives its key: below the rule, or above it if it
    /// takes everything.
    public Optional<RowKeys.Key> duplicate(RowKeys.Key key) {
        return rule(key)
                .flatMap(
                        rule -> {
                            int at = indexOf(key) + (rule.matches().isEmpty() ? 0 : 1);
                            List<Condition> matches = new ArrayList<>(rule.matches());
                            int path = indexOfPath(rule);
                            if (path < 0) {
                                matches.add(freePath(FIRST_PATH));
                            } else {
                                matches.set(path, freePath(path(rule)));
                            }
                            return insert("rule.duplicate", at, new Rule(matches, rule.service()));
                        });
    }

    /// Removes the rule.
    public void remove(RowKeys.Key key) {
        int at = indexOf(key);
        edit("rule.delete", RowOrder.without(rules(), at));
    }

    /// Whether the rule can be moved so.
    public boolean canMove(RowKeys.Key key, int by) {
        int at = indexOf(key);
        return at >= 0 && at + by >= 0 && at + by < rules().size();
    }

    /// Moves the rule in the list.
    public void move(RowKeys.Key key, int by) {
        edit("rule.move", RowOrder.moved(rules(), indexOf(key), by));
    }

    /// Points the rule to another service.
    public void setService(RowKeys.Key key, ServiceId service) {
        rule(key)
                .ifPresent(
                        rule ->
                                edit(
                                        "rule.service",
                                        RowOrder.with(
                                                rules(),
                                                indexOf(key),
                                                new Rule(rule.matches(), service))));
    }

    /// Makes an empty service and points the rule to it, both as one step.
    ///
    /// @param stem what it is called, with a number if that is taken
    /// @return the service; empty if the rule is gone
    public Optional<Service> setNewService(RowKeys.Key key, String stem) {
        return rule(key)
                .flatMap(
                        rule ->
                                form.editWithService(
                                        "rule.newService",
                                        stem,
                                        (listener, id) ->
                                                listener.withRules(
                                                        RowOrder.with(
                                                                listener.rules(),
                                                                indexOf(key),
                                                                new Rule(rule.matches(), id)))));
    }

    /// The host a rule is for; empty means any.
    public TypedField host(RowKeys.Key key) {
        return typed.field(
                key,
                "host",
                TypedField.Target.of(
                        () -> rule(key).map(RulesForm::host).orElse(""),
                        text -> {
                            String host = AddressText.normal(text);
                            match(key, indexOfHost(key), new Condition.HostIs(host), host);
                            return Optional.empty();
                        },
                        () -> matchProblems(key, indexOfHost(key))));
    }

    /// The beginning of the path a rule is for; empty means any.
    public TypedField path(RowKeys.Key key) {
        return typed.field(
                key,
                "path",
                TypedField.Target.of(
                        () -> rule(key).map(RulesForm::path).orElse(""),
                        text -> {
                            String path = AddressText.normal(text);
                            match(key, indexOfPath(key), new Condition.PathPrefix(path), path);
                            return Optional.empty();
                        },
                        () -> matchProblems(key, indexOfPath(key))));
    }

    /// What is wrong with the rule's service, with the rule as a whole, or with conditions that
    /// have no field.
    public List<Problem> problems(RowKeys.Key key) {
        int at = indexOf(key);
        List<Problem> all = new ArrayList<>(form.at("rules[" + at + "].service"));
        all.addAll(form.at("rules[" + at + "]"));
        for (int further : further(key)) {
            all.addAll(form.within("rules[" + at + "].matches[" + further + "]"));
        }
        return List.copyOf(all);
    }

    /// What is wrong with the rules together.
    public List<Problem> problems() {
        return form.at("rules");
    }

    /// Conditions the row has no field for, as texts such as `/b` or `example.com`.
    public List<String> furtherConditions(RowKeys.Key key) {
        List<Condition> matches = rule(key).map(Rule::matches).orElse(List.of());
        return further(key).stream().map(at -> text(matches.get(at))).toList();
    }

    /// The places of those conditions.
    private List<Integer> further(RowKeys.Key key) {
        int all = rule(key).map(rule -> rule.matches().size()).orElse(0);
        int host = indexOfHost(key);
        int path = indexOfPath(key);
        return IntStream.range(0, all).filter(m -> m != host && m != path).boxed().toList();
    }

    /// The number of the rule, counted from 1; 0 if it is gone.
    public int number(RowKeys.Key key) {
        return indexOf(key) + 1;
    }

    private Optional<Service> unused() {
        Set<ServiceId> used = rules().stream().map(Rule::service).collect(Collectors.toSet());
        return services().stream().filter(s -> !used.contains(s.id())).findFirst();
    }

    private Optional<RowKeys.Key> insert(String code, int at, Rule rule) {
        edit(code, RowOrder.plus(rules(), at, rule));
        return Optional.of(keys().get(at));
    }

    private void match(RowKeys.Key key, int at, Condition match, String text) {
        Optional<Rule> rule = rule(key);
        if (rule.isEmpty()) {
            return;
        }
        List<Condition> matches = rule.get().matches();
        if (text.isEmpty()) {
            matches = RowOrder.without(matches, at);
        } else if (at >= 0) {
            matches = RowOrder.with(matches, at, match);
        } else {
            int end = match instanceof Condition.HostIs ? 0 : matches.size();
            matches = RowOrder.plus(matches, end, match);
        }
        Rule changed = new Rule(matches, rule.get().service());
        edit("rule.match", RowOrder.with(rules(), indexOf(key), changed));
    }

    private List<Problem> matchProblems(RowKeys.Key key, int match) {
        int at = indexOf(key);
        return match < 0 ? List.of() : form.at("rules[" + at + "].matches[" + match + "]");
    }

    private Condition.PathPrefix freePath(String wish) {
        Set<String> taken = rules().stream().map(RulesForm::path).collect(Collectors.toSet());
        String path = wish;
        for (int n = 2; taken.contains(path); n++) {
            path = wish + "-" + n;
        }
        return new Condition.PathPrefix(path);
    }

    private List<Rule> rules() {
        return form.listener().map(Listener::rules).orElse(List.of());
    }

    private Optional<Rule> rule(RowKeys.Key key) {
        int at = indexOf(key);
        return at < 0 ? Optional.empty() : Optional.of(rules().get(at));
    }

    private int indexOf(RowKeys.Key key) {
        return keys().indexOf(key);
    }

    private int indexOfHost(RowKeys.Key key) {
        return rule(key).map(r -> first(r, Condition.HostIs.class)).orElse(-1);
    }

    private int indexOfPath(RowKeys.Key key) {
        return rule(key).map(RulesForm::indexOfPath).orElse(-1);
    }

    private static int indexOfPath(Rule rule) {
        return first(rule, Condition.PathPrefix.class);
    }

    private static int first(Rule rule, Class<? extends Condition> kind) {
        return rule.matches().stream().map(kind::isInstance).toList().indexOf(true);
    }

    private static String host(Rule rule) {
        int at = first(rule, Condition.HostIs.class);
        return at < 0 ? "" : text(rule.matches().get(at));
    }

    private static String path(Rule rule) {
        int at = indexOfPath(rule);
        return at < 0 ? "" : text(rule.matches().get(at));
    }

    private static String text(Condition match) {
        return ConditionText.of(match);
    }

    private void edit(String code, List<Rule> changed) {
        form.edit(code, l -> l.withRules(changed));
    }
}
