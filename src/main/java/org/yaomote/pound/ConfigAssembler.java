package org.yaomote.pound;

import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Limits;
import org.yaomote.config.Listener;
import org.yaomote.config.Pages;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Where;
import org.yaomote.policy.BuiltInHeaders;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ForwardedBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Makes a configuration of the lines that are taken.
///
/// Bad values were reported by [LineCheck] and count as absent here. [ConfigValidator] has the last
/// word, its problems moved to the lines they came from; where a section has an error already, what
/// it finds there would only say the same again.
final class ConfigAssembler {
    private static final List<String> SINGLE =
            List.of(
                    "Client",
                    "TimeOut",
                    "ConnTO",
                    "WSTimeOut",
                    "Grace",
                    "Alive",
                    "LogLevel",
                    "Balancer",
                    "DynScale",
                    "ForwardedHeader",
                    "LineBufferSize");

    private final Section whole;
    private final Reading reading;
    private final NameGiver names;
    private final ServiceAssembler services;
    private final DefinitionAssembler definitions;
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Rule> global = new ArrayList<>();

    private ConfigAssembler(Section whole, ProblemLog problems) {
        this.whole = whole;
        reading = new Reading(whole, problems);
        names = new NameGiver(writtenNames(whole), problems);
        services = new ServiceAssembler(whole, reading);
        definitions = new DefinitionAssembler(whole, reading);
    }

    /// The configuration, as far as the text has one.
    static ProxyConfig assemble(Section whole, ProblemLog problems) {
        ConfigAssembler assembler = new ConfigAssembler(whole, problems);
        ProxyConfig config = assembler.all();
        if (config.listeners().isEmpty() && !problems.hasErrors()) {
            problems.warning("listener.none");
        }
        SpoiltSections spoilt = SpoiltSections.of(whole, problems);
        for (Problem problem : ConfigValidator.check(config)) {
            Token at = assembler.place(problem);
            // Services may be missing because a section before them is not closed or misspelt.
            boolean mayFollow = problem.code().equals("listener.noRules") && problems.hasErrors();
            if (!mayFollow && !spoilt.contain(at)) {
                problems.add(at, problem);
            }
        }
        return config;
    }

    /// Problems of the configuration that the text gives, each with its line; those of no field
    /// stay as they are.
    static List<Problem> located(Section whole, List<Problem> problems) {
        ConfigAssembler assembler = new ConfigAssembler(whole, new ProblemLog());
        assembler.all();
        return problems.stream().map(assembler::located).toList();
    }

    /// The same, without what is said of lines that have an error, and of sections as a whole in
    /// which a line has one.
    ///
    /// @param log what was found in the text before
    static List<Problem> independent(Section whole, List<Problem> problems, ProblemLog log) {
        ConfigAssembler assembler = new ConfigAssembler(whole, log);
        assembler.all();
        SpoiltSections spoilt = SpoiltSections.of(whole, log);
        return problems.stream()
                .filter(p -> !assembler.isFollowing(p, spoilt))
                .map(assembler::located)
                .distinct()
                .toList();
    }

    private boolean isFollowing(Problem problem, SpoiltSections spoilt) {
        return switch (problem.where()) {
            case Where.Field(var path) -> {
                Token at = reading.places.of(path);
                boolean isOfConstant = problem.code().equals("expansion.constant");
                yield spoilt.hasErrorAt(at)
                        || (spoilt.isOpener(at) && spoilt.contain(at))
                        || (isOfConstant && spoilt.hasErrorIn("Constant"));
            }
            case Where.Line _, Where.Everywhere _ -> false;
        };
    }

    private Problem located(Problem problem) {
        return switch (problem.where()) {
            case Where.Field(var path) -> ProblemLog.at(reading.places.of(path), problem);
            case Where.Line _, Where.Everywhere _ -> problem;
        };
    }

    private Token place(Problem problem) {
        return switch (problem.where()) {
            case Where.Field(var path) -> reading.places.of(path);
            case Where.Line _, Where.Everywhere _ -> reading.places.of("");
        };
    }

    private ProxyConfig all() {
        reading.reportRepeated(whole, SINGLE);
        LogLevels.Asked log = LogLevels.read(whole, reading);
        ForwardedBy forwarded = definitions.forwarded();
        ListenerAssembler assembler =
                new ListenerAssembler(
                        reading,
                        services,
                        new ListenerAssembler.Around(
                                new HeaderOptions(reading).read(whole, BuiltInHeaders.ALL),
                                reading.lineBytes(whole, "limits"),
                                forwarded,
                                log.others()));
        for (Section.Line line : whole.lines()) {
            reading.heed(line);
            line.body().ifPresent(body -> section(line, body, assembler, forwarded));
        }
        appendGlobalRules();
        Definitions defined = definitions.definitions(forwarded);
        return new ProxyConfig(
                        listeners,
                        services.assembled(),
                        TimeLimits.read(whole, reading.problems),
                        Limits.DEFAULTS,
                        log.log(),
                        Pages.NONE)
                .withDefinitions(defined);
    }

    private void section(
            Section.Line line, Section body, ListenerAssembler assembler, ForwardedBy forwarded) {
        int index = listeners.size();
        switch (body.scope()) {
            case HTTP -> listeners.add(assembler.listener(body, index, name(body, "http")));
            case HTTPS -> listeners.add(assembler.listener(body, index, name(body, "https")));
            case TUNNEL -> {
                TunnelAssembler tunnels = new TunnelAssembler(whole, reading, services, assembler);
                listeners.add(tunnels.listener(body, index, name(body, "tunnel")));
            }
            case SERVICE ->
                    global.add(services.ruleTo(body, "global[" + global.size() + "]", forwarded));
            case MATCH -> definitions.condition(line);
            case GLOBAL, BACKEND, EMERGENCY, SESSION, REWRITE -> {}
            case CONTROL, RESOLVER, LUA, RAW, UNKNOWN -> {}
        }
    }

    private String name(Section section, String stem) {
        return NameGiver.nameOf(section).map(names::written).orElseGet(() -> names.made(stem));
    }

    /// Private services come first, whatever the order of the text.
    private void appendGlobalRules() {
        for (int l = 0; l < listeners.size(); l++) {
            if (listeners.get(l).protocol() instanceof Protocol.Tcp) {
                continue;
            }
            List<Rule> own = listeners.get(l).rules();
            for (int r = 0; r < global.size(); r++) {
                String path = "listeners[" + l + "].rules[" + (own.size() + r) + "]";
                reading.places.copy("global[" + r + "]", path);
            }
            List<Rule> rules = Stream.concat(own.stream(), global.stream()).toList();
            listeners.set(l, listeners.get(l).withRules(rules));
        }
    }

    private static List<Token> writtenNames(Section whole) {
        return Stream.of("ListenHTTP", "ListenHTTPS", "Tunnel")
                .flatMap(w -> whole.sections(w).stream())
                .flatMap(s -> NameGiver.nameOf(s).stream())
                .toList();
    }
}
