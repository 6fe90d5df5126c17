package org.yaomote.proxy;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.tls.TlsLoader;
import org.yaomote.tls.TlsProvider;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What only opening the files that a configuration names can tell: certificates, keys, pages.
public final class NamedFiles {
    private NamedFiles() {}

    /// Reads all of them and forgets them again; blocks.
    ///
    /// @param base folder that relative paths start from
    /// @param clock tells which certificates are about to expire
    /// @return errors and warnings, each at its field
    public static List<Problem> check(ProxyConfig config, Path base, InstantSource clock) {
        TlsLoader loader = new TlsLoader(base, TlsProvider.best(), clock);
        List<Problem> problems = new ArrayList<>(TlsFiles.load(config, loader).problems());
        ErrorPages.load(config.pages(), base, problems);
        return problems;
    }
}
