package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.accesslog.LogFormats;
import org.yaomote.balance.CookieKey;
import org.yaomote.config.Affinity;
import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.proxy.OpenListener.ListenerSpec;
import org.yaomote.tls.NamedFiles;
import org.yaomote.tls.TlsLoader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Everything a configuration needs before a socket is touched: certificates read, rules compiled.
/// Either all of it, or all that is wrong.
///
/// Thread: the work thread; it blocks on files and names.
sealed interface Preparation {
    /// Ready to be put in force.
    ///
    /// @param specs the enabled listeners by their places, in order
    /// @param warnings what is not well although it works
    record Ready(RoutingTable table, Map<ListenerPlace, ListenerSpec> specs, List<Problem> warnings)
            implements Preparation {
        /// Its own warnings, and more.
        List<Problem> warningsWith(List<Problem> more) {
            return both(warnings, more);
        }
    }

    /// Where files are read.
    ///
    /// @param desk what rules need; its base is where relative paths start from
    /// @param certificates told what is loaded
    record Files(TlsLoader loader, RuleDesk desk, CertificateWatch certificates) {
        Files(TlsLoader loader, RuleDesk desk) {
            this(loader, desk, new CertificateWatch(new NamedFiles(desk.base())));
        }

        /// What was prepared last is in force.
        void settled() {
            desk.settled();
            certificates.settled();
        }
    }

    /// Not fit to be put in force.
    record Unfit(List<Problem> problems) implements Preparation {}

    /// Prepares a configuration.
    ///
    /// @param before the table in force, null at the start
    static Preparation of(
            ProxyConfig config,
            Files files,
            RoutingTable.Ground ground,
            @Nullable RoutingTable before) {
        List<Problem> problems = new ArrayList<>();
        ConfigValidator.check(config).stream().filter(Problem::isError).forEach(problems::add);
        boolean makesSense = problems.isEmpty();
        problems.addAll(LogFormats.check(config));
        if (config.listeners().stream().noneMatch(Listener::enabled)) {
            problems.add(Problem.general("listeners.none"));
        }
        files.certificates().loading(config);
        TlsFiles tls = TlsFiles.load(config, files.loader());
        problems.addAll(tls.problems());
        ErrorPages pages = ErrorPages.load(config.pages(), files.desk().base(), problems);
        cookieKey(config, ground, problems);
        if (!makesSense) {
            // Nothing of it is compiled, for each mistake would be told twice.
            return unfit(problems);
        }
        Rulebooks.Compiled rules = Rulebooks.compile(config, files.desk(), pages, problems);
        if (Problem.anyError(problems)) {
            return unfit(problems);
        }
        RoutingTable table =
                RoutingTable.compile(
                        new RoutingTable.Loaded(config, tls.keys(), rules),
                        ground,
                        before,
                        System.nanoTime());
        Map<ListenerPlace, ListenerSpec> specs = new LinkedHashMap<>();
        for (Listener listener : config.listeners()) {
            ListenerRoute route = table.listener(listener.id());
            if (listener.enabled() && route != null) {
                specs.put(
                        ListenerPlace.of(listener),
                        new ListenerSpec(route, tls.listeners().get(listener.id())));
            }
        }
        return new Ready(table, specs, problems);
    }

    /// One list after the other.
    static List<Problem> both(List<Problem> some, List<Problem> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Unfit unfit(List<Problem> problems) {
        return new Unfit(problems.stream().filter(Problem::isError).toList());
    }

    /// Fetches the key of cookies if one is inserted anywhere.
    private static void cookieKey(
            ProxyConfig config, RoutingTable.Ground ground, List<Problem> problems) {
        for (int i = 0; i < config.services().size(); i++) {
            if (config.services().get(i).affinity() instanceof Affinity.ByInsertedCookie) {
                try {
                    ground.live().cookieKey(new CookieKey(ground.secret().octets()));
                } catch (IOException | IllegalArgumentException e) {
                    String field = "services[" + i + "].affinity";
                    String where = Objects.requireNonNullElse(e.getMessage(), "cookie.key");
                    problems.add(Problem.error(field, "affinity.cookieKey", where));
                }
                return;
            }
        }
    }
}
