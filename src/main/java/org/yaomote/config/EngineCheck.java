package org.yaomote.config;

/// What is wrong with the settings that hold for all listeners.
final class EngineCheck {
    private static final int SMALLEST_LINE = 256;
    private static final int LARGEST_HEAD = 65_536;
    private static final int MOST_FIELDS = 1000;
    private static final long SMALLEST_LOG = 64 * 1024;
    private static final int MOST_LOGS = 1000;

    private final ProxyConfig config;
    private final Findings found;

    EngineCheck(ProxyConfig config, Findings found) {
        this.config = config;
        this.found = found;
    }

    void all() {
        timeouts(config.timeouts());
        limits(config.limits());
        accessLog(config.accessLog());
        found.pages("pages.byStatus", config.pages().byStatus());
    }

    private void timeouts(Timeouts t) {
        for (TimeLimit limit : TimeLimit.values()) {
            found.duration("timeouts." + limit.key(), limit.of(t));
        }
        if (t.allTries().isPositive() && t.allTries().compareTo(t.response()) < 0) {
            found.warning(
                    "timeouts.allTries",
                    "timeouts.allTries",
                    DurationText.of(t.allTries()),
                    DurationText.of(t.response()));
        }
    }

    private void limits(Limits limits) {
        found.atLeast("limits.connections", limits.connections(), 1);
        found.atLeast("limits.connectionsPerClient", limits.connectionsPerClient(), 0);
        int line = limits.requestLineBytes();
        found.number("limits.requestLineBytes", line, SMALLEST_LINE, LARGEST_HEAD);
        int least = Math.clamp(line, SMALLEST_LINE, LARGEST_HEAD);
        found.number("limits.headBytes", limits.headBytes(), least, LARGEST_HEAD);
        found.number("limits.headFields", limits.headFields(), 1, MOST_FIELDS);
    }

    private void accessLog(AccessLog log) {
        switch (log) {
            case AccessLog.Off _ -> {}
            case AccessLog.ToFile file -> {
                found.atLeast("accessLog.maxBytes", file.maxBytes(), SMALLEST_LOG);
                found.number("accessLog.keep", file.keep(), 0, MOST_LOGS);
            }
        }
    }
}
