package org.yaomote.proxy;

import org.yaomote.accesslog.LogFormats;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.tls.TlsLoader;
import org.yaomote.tls.TlsProvider;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What only opening the files that a configuration names and compiling its rules can tell:
/// certificates, keys, pages, folders, lists of addresses, patterns and passwords, texts with
/// references, formats of the access log.
public final class NamedFiles {
    private static final Set<String> OF_NAMES =
            Set.of("rules.noAddresses", "rules.noCondition", "rules.circle");

    private NamedFiles() {}

    /// Reads all of them and forgets them again; blocks.
    ///
    /// @param base folder that relative paths start from
    /// @param clock tells which certificates are about to expire
    /// @return errors and warnings, each at its field
    public static List<Problem> check(ProxyConfig config, Path base, InstantSource clock) {
        TlsLoader loader = new TlsLoader(base, TlsProvider.best(), clock);
        List<Problem> problems = new ArrayList<>(TlsFiles.load(config, loader).problems());
        ErrorPages pages = ErrorPages.load(config.pages(), base, problems);
        problems.addAll(LogFormats.check(config));
        RuleDesk desk = new RuleDesk(base, NamedFiles::noTraffic);
        Rulebooks.compile(config, desk, pages, problems);
        desk.close();
        return problems;
    }

    /// Whether a problem is that an address list or a condition is not there or needs itself: of a
    /// configuration that does not make sense that was said already, or only follows from it.
    public static boolean isOfNames(Problem problem) {
        return OF_NAMES.contains(problem.code());
    }

    /// Nothing is served while files are looked at.
    private static TrafficSnapshot noTraffic() {
        throw new IllegalStateException("there is no traffic");
    }
}
