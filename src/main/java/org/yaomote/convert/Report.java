package org.yaomote.convert;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Limits;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.util.ArrayList;
import java.util.List;

/// Collects what cannot be carried over.
final class Report {
    private final List<Problem> losses = new ArrayList<>();

    /// @param code behind `convert.lost.`
    void lose(String path, String code, Object... arguments) {
        Problem loss = Problem.warning(path, "convert.lost." + code, arguments);
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
    }

    List<Problem> losses() {
        return List.copyOf(losses);
    }
}
