package org.yaomote.accesslog;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.policy.Definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The formats that a listener can ask for: Pound's levels by number or name, and the user's own.
public final class LogFormats {
    private static final String VHOST =
            "%v:%p %a %l %u %t \"%r\" %s %b \"%{Referer}i\" \"%{User-Agent}i\"";

    /// Pound's levels from 0; the first is nothing at all.
    private static final List<String> LEVELS =
            List.of(
                    "",
                    "%a %r - %>s",
                    "%a %r - %>s (%{Host}i/%{service}N -> %{backend}N) %{f}T sec",
                    VHOST,
                    VHOST.substring("%v:%p ".length()),
                    VHOST + " (%{service}N -> %{backend}N) %{f}T sec");

    private static final Map<String, Integer> NAMES =
            Map.of(
                    "null", 0,
                    "regular", 1,
                    "extended", 2,
                    "vhost_combined", 3,
                    "combined", 4,
                    "detailed", 5);

    private LogFormats() {}

    /// The pattern of this name or level; null if there is none, so that nothing is written.
    static @Nullable LogPattern named(String name, Definitions definitions) {
        for (Definitions.LogFormat own : definitions.logFormats()) {
            if (own.name().equals(name)) {
                return LogPattern.read(own.text()) instanceof LogPattern.Reading.Good(var pattern)
                        ? pattern
                        : null;
            }
        }
        int level = level(name);
        return level > 0
                        && LogPattern.read(LEVELS.get(level))
                                instanceof LogPattern.Reading.Good(var pattern)
                ? pattern
                : null;
    }

    /// The mistakes in the patterns of a configuration, each with its offset.
    public static List<Problem> check(ProxyConfig config) {
        List<Problem> found = new ArrayList<>();
        List<Definitions.LogFormat> own = config.definitions().logFormats();
        for (int i = 0; i < own.size(); i++) {
            if (LogPattern.read(own.get(i).text())
                    instanceof LogPattern.Reading.Bad(int at, var reason, var word)) {
                String place = "definitions.logFormats[" + i + "].text";
                found.add(Problem.error(place, "logFormat." + reason, at + 1, word));
            }
        }
        return found;
    }

    private static int level(String name) {
        if (name.matches("[0-5]")) {
            return Integer.parseInt(name);
        }
        return NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
    }
}
