package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Network;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.exposition.CountNames;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Constant;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;
import org.yaomote.policy.Subject;
import org.yaomote.rules.Changes;
import org.yaomote.rules.Expansion;
import org.yaomote.rules.Origin;
import org.yaomote.rules.RuleCompiler;
import org.yaomote.rules.RuleCompiler.Scope;
import org.yaomote.rules.Watches;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Compiles the rulebooks of a configuration.
///
/// Thread: the work thread; it blocks on files.
final class Rulebooks {
    private static final String GENERAL = "definitions.forwarded.trusted";

    private final ProxyConfig config;
    private final RuleDesk desk;
    private final ErrorPages pages;
    private final List<Problem> problems;
    private final RuleCompiler compiler;

    /// What was compiled.
    ///
    /// @param watches files to be looked at while it is in force
    record Compiled(Map<ListenerId, Rulebook> books, Watches watches) {
        Compiled {
            books = Map.copyOf(books);
        }
    }

    private Rulebooks(ProxyConfig config, RuleDesk desk, ErrorPages pages, List<Problem> problems) {
        this.config = config;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
        this.compiler = new RuleCompiler(config.definitions(), desk.means(), problems);
    }

    /// @param problems gets what is wrong, each once however many rules it concerns
    static Compiled compile(
            ProxyConfig config, RuleDesk desk, ErrorPages pages, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Compiled compiled = new Rulebooks(config, desk, pages, found).all();
        found.stream().distinct().forEach(problems::add);
        return compiled;
    }

    private Compiled all() {
        compiler.define(
                compiler.origin(GENERAL, List.of(config.definitions().forwarded()), List.of()));
        Map<ListenerId, Rulebook> books = new HashMap<>();
        for (int i = 0; i < config.listeners().size(); i++) {
            Listener listener = config.listeners().get(i);
            books.put(listener.id(), book(listener, "listeners[" + i + "]"));
        }
        return new Compiled(books, compiler.watches());
    }

    private Rulebook book(Listener listener, String field) {
        ListenerPolicy policy = listener.options().policy();
        String place = field + ".options.policy";
        List<ForwardedBy> ways =
                Stream.concat(
                                policy.forwarded().stream(),
                                Stream.of(config.definitions().forwarded()))
                        .toList();
        String trusted = place + ".forwarded.trusted";
        Origin origin = compiler.origin(trusted, ways, networks(listener));
        compiler.constants(place + ".constants", policy.constants());
        Scope scope = new Scope(place, policy.constants(), origin);
        List<Rulebook.Entry> entries = new ArrayList<>();
        for (int i = 0; i < listener.rules().size(); i++) {
            Rule rule = listener.rules().get(i);
            Service service = config.service(rule.service()).orElse(null);
            if (service != null && !service.options().policy().disabled()) {
                entries.add(entry(new Ruled(listener, scope, ways), i, service, field));
            }
        }
        boolean usualOrigin = ways.stream().allMatch(ForwardedBy.USUAL::equals);
        return new Rulebook(
                List.copyOf(entries),
                compiler.conditions(
                        policy.checkUrl().stream()
                                .<Condition>map(
                                        pattern ->
                                                new Condition.Matches(new Subject.Url(), pattern))
                                .toList(),
                        scope.at(place + ".checkUrl")),
                policy.maxUriBytes(),
                folder(policy.acmeDirectory(), place + ".acmeDirectory"),
                usualOrigin ? null : origin,
                pages.with(policy.pages(), desk.base(), place, problems));
    }

    /// A listener whose rules are compiled.
    private record Ruled(Listener listener, Scope scope, List<ForwardedBy> ways) {}

    private static List<Network> networks(Listener listener) {
        return listener.options().trustedProxies().stream()
                .map(Network::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    private Rulebook.Entry entry(Ruled ruled, int number, Service service, String field) {
        Rule rule = ruled.listener().rules().get(number);
        String where = field + ".rules[" + number + "].matches";
        ServicePolicy policy = service.options().policy();
        ListenerPolicy outer = ruled.listener().options().policy();
        String place = "services[" + config.services().indexOf(service) + "].options.policy";
        List<Constant> constants =
                Stream.concat(policy.constants().stream(), outer.constants().stream()).toList();
        Origin origin =
                policy.forwarded().isEmpty()
                        ? ruled.scope().origin()
                        : compiler.origin(
                                place + ".forwarded.trusted",
                                Stream.concat(policy.forwarded().stream(), ruled.ways().stream())
                                        .toList(),
                                networks(ruled.listener()));
        compiler.constants(place + ".constants", policy.constants());
        Scope inner = new Scope(place, constants, origin);
        return new Rulebook.Entry(
                number,
                rule,
                compiler.conditions(
                        rule.matches(), inner.at(where), c -> !CompiledRule.isBytewise(c)),
                treatment(ruled, policy, inner));
    }

    private Treatment treatment(Ruled ruled, ServicePolicy policy, Scope inner) {
        ListenerPolicy outer = ruled.listener().options().policy();
        Changes request =
                requestChanges(outer.modifications(), ruled.scope(), true)
                        .then(requestChanges(policy.modifications(), inner, false));
        Changes response =
                responseChanges(policy.modifications(), inner, true)
                        .then(responseChanges(outer.modifications(), ruled.scope(), false));
        Treatment compiled =
                new Treatment(
                        reply(policy, inner),
                        request,
                        response,
                        policy.rewriteErrors().orElse(outer.rewriteErrors()),
                        outer.locations(),
                        outer.rewriteDestination());
        boolean usual =
                compiled.reply() instanceof OwnReply.Backends
                        && request.isEmpty()
                        && response.isEmpty();
        return usual
                ? new Treatment(
                        Treatment.USUAL.reply(),
                        Changes.NONE,
                        Changes.NONE,
                        compiled.rewriteErrors(),
                        compiled.locations(),
                        compiled.rewriteDestination())
                : compiled;
    }

    private Changes requestChanges(Modifications all, Scope scope, boolean combine) {
        Scope at = scope.at(scope.field() + ".modifications.request");
        return compiler.changes(all.request(), at, combine);
    }

    private Changes responseChanges(Modifications all, Scope scope, boolean combine) {
        Scope at = scope.at(scope.field() + ".modifications.response");
        return compiler.changes(all.response(), at, combine);
    }

    private OwnReply reply(ServicePolicy policy, Scope scope) {
        String field = scope.field() + ".reply";
        return switch (policy.reply()) {
            case Reply.FromBackends() -> new OwnReply.Backends();
            case Reply.PassOn() ->
                    new OwnReply.PassOn(requestChanges(policy.modifications(), scope, false));
            case Reply.Redirect(var status, var target) -> {
                Expansion expansion = compiler.expansion(target, scope.at(field));
                yield expansion == null
                        ? new OwnReply.Nothing()
                        : new OwnReply.Moved(status, expansion);
            }
            case Reply.Status(var status, var file) ->
                    new OwnReply.Page(
                            status,
                            file.isEmpty()
                                    ? Optional.empty()
                                    : Optional.ofNullable(page(file, field)));
            case Reply.Files(var directory) ->
                    folder(directory, field)
                            .<OwnReply>map(OwnReply.Folder::new)
                            .orElseGet(OwnReply.Nothing::new);
            case Reply.Empty() -> new OwnReply.Nothing();
            case Reply.Metrics() -> new OwnReply.Counts(names());
        };
    }

    private CountNames names() {
        Map<String, String> listeners = new HashMap<>();
        config.listeners().forEach(l -> listeners.put(l.id().value(), l.name()));
        Map<String, String> services = new HashMap<>();
        config.services().forEach(s -> services.put(s.id().value(), s.name()));
        return new CountNames(listeners, services);
    }

    private @Nullable PageTemplate page(String file, String field) {
        return ErrorPages.read(desk.base(), file, field, problems);
    }

    private Optional<Path> folder(String directory, String field) {
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = desk.base().resolve(directory).toAbsolutePath();
            if (!Files.isDirectory(path)) {
                String code = Files.exists(path) ? "folder.file" : "folder.missing";
                problems.add(Problem.error(field, code, directory));
            } else if (!Files.isExecutable(path)) {
                problems.add(Problem.error(field, "folder.denied", directory));
            }
            return Optional.of(path);
        } catch (InvalidPathException e) {
            problems.add(Problem.error(field, "rules.file.unreadable", directory, e.getReason()));
            return Optional.empty();
        }
    }
}
