package org.yaomote.pound;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Limits;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Pages;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.TextSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A configuration as the tree of lines that says it.
///
/// Rules at the end of every listener become global services, all others services of their
/// listener; a service no rule leads to is written as disabled.
final class PoundTree {
    private final ProxyConfig config;
    private final Spelling spelling;
    private final Set<ServiceId> ownServices;
    private final Losses losses;
    private final ConditionLines conditions;
    private final SharedLines sharedLines;
    private final ListenerLines listeners;
    private final ServiceLines services;
    private final List<PrintedLine> lines = new ArrayList<>();

    private PoundTree(ProxyConfig config, Spelling spelling, Habits habits) {
        this.config = config;
        this.spelling = spelling;
        ownServices = habits.ownServices();
        losses = spelling.losses();
        conditions = new ConditionLines(spelling, habits.namesEngine());
        sharedLines = new SharedLines(spelling, conditions);
        ModificationLines changes = new ModificationLines(spelling, conditions);
        listeners = new ListenerLines(spelling, changes, sharedLines);
        services = new ServiceLines(config, spelling, changes, sharedLines);
    }

    /// What a text does where there is a choice.
    ///
    /// @param namesEngine whether patterns say of which kind they are
    /// @param ownServices those that stand in their listener although they could stand outside
    record Habits(boolean namesEngine, Set<ServiceId> ownServices) {
        static final Habits NONE = new Habits(false, Set.of());

        Habits {
            ownServices = Set.copyOf(ownServices);
        }
    }

    /// The tree; what it does not say is added to the losses.
    static List<PrintedLine> of(ProxyConfig config, Spelling spelling, Habits habits) {
        PoundTree tree = new PoundTree(config, spelling, habits);
        tree.all();
        return List.copyOf(tree.lines);
    }

    private void all() {
        Optional<Map<String, Long>> limits = TimeLimits.write(config.timeouts());
        limits.ifPresent(l -> l.forEach((word, s) -> line(word, String.valueOf(s))));
        losses.unless(limits.isPresent(), "timeouts", "timeouts");
        forAllListeners();
        definitions(config.definitions());
        int shared = sharedRules();
        int first = -1;
        for (int i = 0; i < config.listeners().size(); i++) {
            Listener listener = config.listeners().get(i);
            String path = "listeners[" + i + "]";
            losses.unless(
                    listener.enabled(), path + ".enabled", "listenerDisabled", listener.name());
            if (listener.enabled()) {
                listener(path, listener, shared);
                boolean isHttp = !(listener.protocol() instanceof Protocol.Tcp);
                first = first < 0 && isHttp ? i : first;
            }
        }
        if (first >= 0) {
            Listener any = config.listeners().get(first);
            int from = any.rules().size() - shared;
            lines.addAll(rules("listeners[" + first + "]", any, from, any.rules().size()));
        }
        for (Service service : config.services()) {
            if (!services.isWritten(service)) {
                String path = "services[" + config.services().indexOf(service) + "]";
                boolean isUsed = config.listeners().isEmpty() || isUsed(service);
                losses.unless(isUsed, path, "unused", service.name());
                lines.add(services.of(service, List.of(), config.listeners().isEmpty()));
            }
        }
    }

    private boolean isUsed(Service service) {
        return config.listeners().stream()
                .flatMap(l -> l.rules().stream())
                .anyMatch(r -> r.service().equals(service.id()));
    }

    private void forAllListeners() {
        long alive = CheckInterval.seconds(CheckInterval.write(config.services()));
        if (alive > 0) {
            line("Alive", String.valueOf(alive));
        }
        if (LogLevels.level(config.accessLog()) > 0) {
            line("LogLevel", String.valueOf(LogLevels.level(config.accessLog())));
        }
        boolean isOff = config.accessLog() instanceof AccessLog.Off;
        boolean isForSome =
                config.listeners().stream()
                        .map(l -> l.options().policy().logFormat())
                        .anyMatch(format -> !format.isEmpty() && !format.equals("0"));
        losses.unless(LogLevels.saysAll(config.accessLog()), "accessLog", "accessLog");
        losses.unless(!isOff || !isForSome, "accessLog", "logOff");
        losses.unless(config.limits().equals(Limits.DEFAULTS), "limits", "limits");
        losses.unless(config.pages().equals(Pages.NONE), "pages", "pages");
    }

    private void definitions(Definitions definitions) {
        lines.add(spelling.onOff("Anonymise", definitions.anonymise()));
        lines.addAll(sharedLines.forwarded("definitions.forwarded", definitions.forwarded()));
        lines.addAll(sharedLines.constants("definitions.constants", definitions.constants()));
        if (!spelling.isNew()) {
            loseUnlessEmpty(definitions.addressLists(), "definitions.addressLists", "ACL");
            loseUnlessEmpty(definitions.conditions(), "definitions.conditions", "Condition");
            loseUnlessEmpty(definitions.logFormats(), "definitions.logFormats", "LogFormat");
            loseUnlessEmpty(definitions.combined(), "definitions.combined", "CombineHeaders");
            return;
        }
        for (Definitions.LogFormat format : definitions.logFormats()) {
            String path = "definitions.logFormats";
            String name = spelling.quoted(path, format.name());
            String text = "LogFormat " + name + " " + spelling.quoted(path, format.text());
            lines.add(PrintedLine.of(Slot.of("LogFormat", format.name()), text));
        }
        if (!definitions.combined().isEmpty()) {
            List<PrintedLine> names = spelling.raw("definitions.combined", definitions.combined());
            lines.add(PrintedLine.section(Slot.of("CombineHeaders"), "CombineHeaders", "", names));
        }
        definitions.addressLists().forEach(this::addressList);
        definitions.conditions().forEach(this::condition);
    }

    private void loseUnlessEmpty(List<?> list, String path, String word) {
        losses.unless(list.isEmpty(), path, "word", word);
    }

    private void addressList(Definitions.AddressList list) {
        String path = "definitions.addressLists";
        String opener = "ACL " + spelling.quoted(path, list.name());
        String slot = Slot.of("ACL", list.name());
        lines.add(
                switch (list.networks()) {
                    case TextSource.File file ->
                            PrintedLine.of(slot, opener + " " + spelling.file(path, file));
                    case TextSource.Inline(var networks) ->
                            PrintedLine.section(slot, opener, "", spelling.raw(path, networks));
                });
    }

    private void condition(Definitions.NamedCondition named) {
        String path = "definitions.conditions";
        Optional<List<PrintedLine>> body = conditions.all(path, named.conditions());
        losses.unless(body.isPresent(), path, "condition");
        String opener = "Condition " + spelling.quoted(path, named.name());
        String slot = Slot.of("Condition", named.name());
        lines.add(PrintedLine.section(slot, opener, "", body.orElse(List.of())));
    }

    /// How many rules all enabled listeners have in common, counted from their last, up to one
    /// whose service stands in its listener.
    private int sharedRules() {
        List<List<Rule>> all =
                config.listeners().stream()
                        .filter(Listener::enabled)
                        .filter(l -> !(l.protocol() instanceof Protocol.Tcp))
                        .map(Listener::rules)
                        .toList();
        if (all.isEmpty()) {
            return 0;
        }
        int shared = 0;
        int most = all.stream().mapToInt(List::size).min().orElse(0);
        while (shared < most && sameFromEnd(all, shared) && !isOwn(all, shared)) {
            shared++;
        }
        return shared;
    }

    private static boolean sameFromEnd(List<List<Rule>> all, int back) {
        return all.stream().map(r -> r.get(r.size() - 1 - back)).distinct().count() == 1;
    }

    private boolean isOwn(List<List<Rule>> all, int back) {
        List<Rule> rules = all.getFirst();
        Rule rule = rules.get(rules.size() - 1 - back);
        return all.size() == 1 && ownServices.contains(rule.service());
    }

    private void listener(String path, Listener listener, int shared) {
        String opener = listeners.opener(path, listener);
        List<PrintedLine> body;
        if (listener.protocol() instanceof Protocol.Tcp) {
            if (!spelling.isNew()) {
                losses.add(path, "word", "Tunnel");
                return;
            }
            body = new ArrayList<>(listeners.address(path, listener));
            body.addAll(tunnel(path, listener));
        } else {
            body = new ArrayList<>(listeners.of(path, listener));
            body.addAll(rules(path, listener, 0, listener.rules().size() - shared));
        }
        lines.add(PrintedLine.section(Slot.LISTENER, opener, listener.id().value(), body));
    }

    /// The one backend of a tunnel.
    private List<PrintedLine> tunnel(String path, Listener listener) {
        Optional<Service> service =
                listener.rules().stream()
                        .findFirst()
                        .flatMap(rule -> config.service(rule.service()));
        boolean canSay =
                service.isPresent()
                        && service.get().backends().size() == 1
                        && listener.rules().size() == 1
                        && listener.rules().getFirst().matches().isEmpty();
        losses.unless(canSay, path + ".rules", "tunnel", listener.name());
        boolean isPlain =
                listener.options().equals(ListenerOptions.DEFAULTS)
                        && listener.methods() == MethodSet.ANY;
        losses.unless(isPlain, path + ".options", "options", listener.name());
        if (service.isEmpty() || service.get().backends().isEmpty()) {
            return List.of();
        }
        services.markTunnel(service.get());
        String place = "services[" + config.services().indexOf(service.get()) + "].backends[0]";
        return services.backends().tunnel(place, service.get().backends().getFirst());
    }

    private List<PrintedLine> rules(String path, Listener listener, int from, int to) {
        List<PrintedLine> sections = new ArrayList<>();
        for (int r = from; r < to; r++) {
            Rule rule = listener.rules().get(r);
            String place = path + ".rules[" + r + "]";
            Optional<Service> service = config.service(rule.service());
            Optional<List<PrintedLine>> matches =
                    conditions.all(place + ".matches", rule.matches());
            if (service.isEmpty() || matches.isEmpty()) {
                losses.add(place, "rule", r + 1, listener.name());
                continue;
            }
            if (services.isWritten(service.get())) {
                losses.add(place + ".service", "shared", service.get().name());
            }
            sections.add(services.of(service.get(), matches.get(), true));
        }
        return sections;
    }

    private void line(String word, String value) {
        lines.add(PrintedLine.of(Slot.of(word), word + " " + value));
    }
}
