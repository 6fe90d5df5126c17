package org.yaomote.convert;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Limits;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Timeouts;
import org.yaomote.config.Where;
import org.yaomote.policy.ListenerPolicy;

import java.util.ArrayList;
import java.util.List;

/// Collects what cannot be carried over.
final class Report {
    private final List<Problem> losses = new ArrayList<>();

    /// @param path of the field; empty for none
    /// @param code behind `convert.lost.`
    void lose(String path, String code, Object... arguments) {
        Problem there = Problem.warning(path, "convert.lost." + code, arguments);
        Problem loss =
                path.isEmpty()
                        ? new Problem(
                                there.severity(),
                                new Where.Everywhere(),
                                there.code(),
                                there.arguments())
                        : there;
        if (!losses.contains(loss)) {
            losses.add(loss);
        }
    }

    void loseUnless(boolean canSay, String path, String code, Object... arguments) {
        if (!canSay) {
            lose(path, code, arguments);
        }
    }

    /// What neither program is told of the settings that hold for all listeners.
    void general(ProxyConfig config) {
        Limits limits = config.limits().withConnections(Limits.DEFAULTS.connections());
        loseUnless(limits.equals(Limits.DEFAULTS), "limits", "limits");
        loseUnless(config.accessLog() instanceof AccessLog.Off, "accessLog", "accessLog");
        loseUnless(config.definitions().combined().isEmpty(), "definitions.combined", "combined");
        boolean hasPage = !config.pages().maintenance().isEmpty();
        loseUnless(!hasPage, "pages.maintenance", "maintenancePage");
    }

    /// What neither program is told of a listener.
    ///
    /// @param path of its options
    void listener(String path, ListenerOptions options) {
        ListenerPolicy policy = options.policy();
        boolean areKept = policy.locations() == ListenerPolicy.DEFAULTS.locations();
        loseUnless(options.trustedProxies().isEmpty(), path + ".trustedProxies", "trusted");
        loseUnless(policy.forwarded().isEmpty(), path + ".policy.forwarded", "trusted");
        loseUnless(!options.via(), path + ".via", "via");
        loseUnless(policy.lineBytes() == 0, path + ".policy.lineBytes", "limits");
        loseUnless(areKept, path + ".policy.locations", "locations");
        loseUnless(!policy.rewriteDestination(), path + ".policy.rewriteDestination", "locations");
        loseUnless(policy.logFormat().isEmpty(), path + ".policy.logFormat", "accessLog");
        loseUnless(policy.acmeDirectory().isEmpty(), path + ".policy.acmeDirectory", "acme");
    }

    /// What is answered to requests that no rule takes: as by Pound, if the configuration is one of
    /// its.
    static int nowhere(ProxyConfig config) {
        return config.poundText().isEmpty() ? 404 : 503;
    }

    /// Limits of time that neither program has words for, where the user chose one.
    void times(Timeouts chosen) {
        Timeouts usual = Timeouts.DEFAULTS;
        boolean areUsual =
                chosen.upstreamIdle().equals(usual.upstreamIdle())
                        && chosen.tlsHandshake().equals(usual.tlsHandshake())
                        && chosen.http2Idle().equals(usual.http2Idle())
                        && chosen.allTries().equals(usual.allTries());
        loseUnless(areUsual, "timeouts", "someTimeouts");
    }

    List<Problem> losses() {
        return List.copyOf(losses);
    }
}
