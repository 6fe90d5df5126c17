package org.yaomote.config;

import java.time.Duration;
import java.util.List;

/// What is wrong with the options of a listener.
final class ListenerOptionsCheck {
    /// Browsers need not be told for longer, and nobody can take it back before.
    private static final Duration LONGEST_HSTS = Duration.ofDays(3650);

    private final ProxyConfig config;
    private final Findings found;
    private final SourceCheck sources;
    private final ListenerPolicyCheck policies;

    ListenerOptionsCheck(ProxyConfig config, Findings found) {
        this.config = config;
        this.found = found;
        sources = new SourceCheck(config.definitions(), found);
        policies = new ListenerPolicyCheck(config.definitions(), found);
    }

    void check(String path, Listener listener) {
        ListenerOptions options = listener.options();
        if (listener.protocol() instanceof Protocol.Tcp) {
            policies.tcp(path, options);
            return;
        }
        boolean isPlain = listener.protocol() instanceof Protocol.Http;
        if (options.http2PriorKnowledge() && !isPlain) {
            found.error(path + ".http2PriorKnowledge", "listener.priorKnowledge");
        }
        redirect(path + ".redirect", listener, isPlain);
        hsts(path + ".hsts", options.hsts(), isPlain);
        trusted(path + ".trustedProxies", options.trustedProxies());
        found.atLeast(path + ".maxBodyBytes", options.maxBodyBytes(), 0);
        policies.http(path + ".policy", options.policy(), isPlain);
    }

    private void redirect(String path, Listener listener, boolean isPlain) {
        switch (listener.options().redirect()) {
            case HttpsRedirect.Off _ -> {}
            case HttpsRedirect.To(var port) -> {
                found.port(path + ".port", port);
                if (!isPlain) {
                    found.error(path, "redirect.https");
                } else if (port == listener.port()) {
                    found.error(path + ".port", "redirect.loop", port);
                } else {
                    plainTarget(path + ".port", listener, port);
                }
            }
        }
    }

    /// The port is the one clients see, which another device may map to ours: no more than a
    /// warning.
    private void plainTarget(String path, Listener listener, int port) {
        config.listeners().stream()
                .filter(other -> other.enabled() && other.port() == port)
                .filter(other -> ListenerCheck.overlap(other.address(), listener.address()))
                .filter(other -> other.protocol() instanceof Protocol.Http)
                .findFirst()
                .ifPresent(other -> found.warning(path, "redirect.plain", port, other.name()));
    }

    private void hsts(String path, Hsts hsts, boolean isPlain) {
        switch (hsts) {
            case Hsts.Off _ -> {}
            case Hsts.On(var maxAge, _) -> {
                found.duration(path + ".maxAge", maxAge, Duration.ZERO, LONGEST_HSTS);
                if (isPlain) {
                    found.error(path, "hsts.plain");
                }
            }
        }
    }

    private void trusted(String path, List<String> proxies) {
        for (int i = 0; i < proxies.size(); i++) {
            sources.network(path + "[" + i + "]", proxies.get(i), true);
        }
    }
}
