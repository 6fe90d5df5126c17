package org.yaomote.pound;

import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.Where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a configuration of the lines that are honoured.
///
/// Bad values were reported by [LineCheck] and count as absent here. When nothing is wrong,
/// [ConfigValidator] has the last word, its problems moved to the lines they came from.
final class ConfigAssembler {
    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final List<String> GLOBAL_VALUES =
            List.of("Client", "TimeOut", "ConnTO", "Grace", "Alive", "LogLevel", "Balancer");
    private static final List<MethodSet> BY_XHTTP =
            List.of(
                    MethodSet.BASIC,
                    MethodSet.EXTENDED,
                    MethodSet.WEBDAV,
                    MethodSet.MICROSOFT,
                    MethodSet.RPC);

    private final ProblemLog problems;
    private final FieldPlaces places;
    private final NameGiver names;
    private final ServiceAssembler services;
    private final List<Listener> listeners = new ArrayList<>();

    private ConfigAssembler(Section whole, ProblemLog problems) {
        this.problems = problems;
        places = new FieldPlaces(whole.opener().word());
        names = new NameGiver(writtenNames(whole), problems);
        services = new ServiceAssembler(whole, problems, places);
    }

    /// The configuration, as far as the text has one.
    static ProxyConfig assemble(Section whole, ProblemLog problems) {
        ConfigAssembler assembler = new ConfigAssembler(whole, problems);
        ProxyConfig config = assembler.all(whole);
        if (!problems.hasErrors()) {
            ConfigValidator.check(config).forEach(assembler::move);
        }
        if (config.listeners().isEmpty() && !problems.hasErrors()) {
            problems.warning("pound.listener.none");
        }
        return config;
    }

    /// Problems of the configuration that the text gives, each with its line; those of no field
    /// stay as they are.
    static List<Problem> located(Section whole, List<Problem> problems) {
        ConfigAssembler assembler = new ConfigAssembler(whole, new ProblemLog());
        assembler.all(whole);
        return problems.stream().map(assembler::located).toList();
    }

    private Problem located(Problem problem) {
        return switch (problem.where()) {
            case Where.Field(var path) -> ProblemLog.at(places.of(path), problem);
            case Where.Line _, Where.Everywhere _ -> problem;
        };
    }

    /// The number of `xHTTP` that lets exactly these methods through.
    static Optional<Integer> xhttp(MethodSet methods) {
        int number = BY_XHTTP.indexOf(methods);
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    private ProxyConfig all(Section whole) {
        ServiceAssembler.reportRepeated(whole, GLOBAL_VALUES, problems);
        List<Rule> global = new ArrayList<>();
        List<Token> globalPlaces = new ArrayList<>();
        for (Section.Line line : whole.lines()) {
            Optional<Section> body = line.body();
            if (body.isEmpty()) {
                continue;
            }
            switch (body.get().scope()) {
                case HTTP, HTTPS -> listener(body.get());
                case SERVICE -> {
                    List<Rule> rules = services.rulesTo(body.get());
                    global.addAll(rules);
                    rules.forEach(_ -> globalPlaces.add(line.word()));
                }
                case GLOBAL, BACKEND, EMERGENCY, SESSION, TUNNEL, MATCH, REWRITE -> {}
                case CONTROL, RESOLVER, LUA, RAW, UNKNOWN -> {}
            }
        }
        for (int l = 0; l < listeners.size(); l++) {
            List<Rule> own = listeners.get(l).rules();
            for (int r = 0; r < global.size(); r++) {
                places.put(rulePath(l, own.size() + r), globalPlaces.get(r));
            }
            List<Rule> rules = Stream.concat(own.stream(), global.stream()).toList();
            listeners.set(l, listeners.get(l).withRules(rules));
        }
        whole.value("LogLevel").ifPresent(level -> places.put("accessLog", level));
        return new ProxyConfig(listeners, services.assembled(), TimeLimits.read(whole, problems))
                .withAccessLog(LogLevels.read(whole, problems));
    }

    private void listener(Section section) {
        String path = "listeners[" + listeners.size() + "]";
        places.put(path, section.opener().word());
        boolean isHttps = section.scope() == Scope.HTTPS;
        String name =
                NameGiver.nameOf(section)
                        .map(names::written)
                        .orElseGet(() -> names.made(isHttps ? "https" : "http"));
        ServiceAssembler.reportRepeated(
                section, List.of("Address", "Port", "xHTTP", "MaxRequest"), problems);
        listeners.add(
                new Listener(
                        new ListenerId("listener-" + (listeners.size() + 1)),
                        name,
                        true,
                        address(section, path),
                        port(section, path, isHttps ? 443 : 80),
                        isHttps ? https(section, path) : new Protocol.Http(),
                        methods(section),
                        privateRules(section),
                        options(section, path)));
    }

    private ListenerOptions options(Section section, String path) {
        Optional<Token> longest = section.value("MaxRequest");
        longest.ifPresent(w -> places.put(path + ".options.maxBodyBytes", w));
        return ListenerOptions.DEFAULTS.withMaxBodyBytes(
                longest.map(w -> Values.size(w.text()).orElse(0)).orElse(0L));
    }

    private String address(Section section, String path) {
        Optional<Token> written = section.value("Address");
        written.ifPresent(w -> places.put(path + ".address", w));
        if (written.filter(w -> w.text().startsWith("/")).isPresent()) {
            problems.error(written.get(), "refused.unix", written.get().text());
            return ALL_ADDRESSES;
        }
        return written.map(Token::text).orElse(ALL_ADDRESSES);
    }

    private int port(Section section, String path, int usual) {
        Optional<Token> written = section.value("Port");
        written.ifPresent(w -> places.put(path + ".port", w));
        return written.map(w -> Values.port(w.text()).orElse(usual)).orElse(usual);
    }

    private MethodSet methods(Section section) {
        Optional<Token> written = section.value("xHTTP");
        int number =
                (int) written.map(w -> Values.number(w.text()).orElse(0)).orElse(0L).longValue();
        if (written.isPresent() && number >= 2 && number < BY_XHTTP.size()) {
            problems.differs(written.get(), "xhttp.differs", number);
        }
        return BY_XHTTP.get(Math.clamp(number, 0, BY_XHTTP.size() - 1));
    }

    private Protocol https(Section section, String path) {
        List<String> files = new ArrayList<>();
        for (Section.Line line : section.all("Cert").toList()) {
            line.directive()
                    .argument(0)
                    .ifPresent(
                            file -> {
                                places.put(path + ".certificates[" + files.size() + "]", file);
                                files.add(file.text());
                            });
        }
        if (section.all("Cert").findAny().isEmpty()) {
            problems.error(section.opener().word(), "listener.noCert");
        }
        return new Protocol.Https(new TlsSettings(files));
    }

    private List<Rule> privateRules(Section section) {
        List<Rule> rules = new ArrayList<>();
        for (Section body : section.sections("Service")) {
            for (Rule rule : services.rulesTo(body)) {
                places.put(rulePath(listeners.size(), rules.size()), body.opener().word());
                rules.add(rule);
            }
        }
        return rules;
    }

    private void move(Problem problem) {
        Token at =
                switch (problem.where()) {
                    case Where.Field(var path) -> places.of(path);
                    case Where.Line _, Where.Everywhere _ -> places.of("");
                };
        problems.add(at, problem);
    }

    private static String rulePath(int listener, int rule) {
        return "listeners[" + listener + "].rules[" + rule + "]";
    }

    private static List<Token> writtenNames(Section whole) {
        return Stream.of("ListenHTTP", "ListenHTTPS")
                .flatMap(w -> whole.sections(w).stream())
                .flatMap(s -> NameGiver.nameOf(s).stream())
                .toList();
    }
}
