package org.yaomote.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the checks of a configuration find, and the rules that several of them share.
final class Findings {
    /// Nobody waits longer; and it is far below what the clocks of the proxy can count (292 years).
    private static final Duration LONGEST = Duration.ofDays(365);

    /// RFC 9110 §5.6.2.
    static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final List<Problem> found = new ArrayList<>();

    /// Everything found so far, in the order in which it was.
    List<Problem> all() {
        return List.copyOf(found);
    }

    void error(String path, String code, Object... arguments) {
        found.add(Problem.error(path, code, arguments));
    }

    void warning(String path, String code, Object... arguments) {
        found.add(Problem.warning(path, code, arguments));
    }

    /// A whole number of a range.
    void number(String path, long value, long from, long to) {
        if (value < from || value > to) {
            error(path, "number.range", from, to, value);
        }
    }

    /// A whole number that is not too small.
    void atLeast(String path, long value, long from) {
        if (value < from) {
            error(path, "number.atLeast", from, value);
        }
    }

    /// A port that something listens on.
    void port(String path, int port) {
        if (port < 1 || port > 65535) {
            error(path, "port.range", port);
        }
    }

    /// A time limit.
    void duration(String path, Duration duration) {
        if (!duration.isPositive()) {
            error(path, "duration.positive", DurationText.of(duration));
        } else if (duration.compareTo(LONGEST) > 0) {
            error(path, "duration.tooLong", DurationText.of(duration), LONGEST.toDays());
        }
    }

    /// A time limit that may be left out with zero.
    void silence(String path, Duration duration) {
        duration(path, duration, Duration.ZERO, LONGEST);
    }

    /// A duration of a range.
    void duration(String path, Duration duration, Duration from, Duration to) {
        if (duration.compareTo(from) < 0 || duration.compareTo(to) > 0) {
            error(
                    path,
                    "duration.range",
                    DurationText.of(from),
                    DurationText.of(to),
                    DurationText.of(duration));
        }
    }

    /// An id that nothing else has.
    void id(String path, String id, Set<String> taken) {
        if (id.isBlank()) {
            error(path + ".id", "id.blank");
        } else if (!taken.add(id)) {
            error(path + ".id", "id.twice", id);
        }
    }

    /// A name to which others refer, so its case counts.
    void definedName(String path, String name, Set<String> taken) {
        if (name.isBlank()) {
            error(path, "name.blank");
        } else if (!taken.add(name)) {
            error(path, "name.twice", name);
        }
    }

    /// The name of a field of a head (RFC 9110 §5.1).
    void fieldName(String path, String name) {
        if (!TOKEN.matcher(name).matches()) {
            error(path, "header.name", name);
        }
    }

    /// A text for a head: a line end in it would begin a field, or another message.
    void printable(String path, String text) {
        if (text.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
            error(path, "text.control");
        }
    }

    /// Pages by status in place of the proxy's own.
    void pages(String path, Map<Integer, String> pages) {
        new TreeMap<>(pages)
                .forEach(
                        (status, file) -> {
                            String place = path + "." + status;
                            if (status < 400 || status > 599) {
                                error(place, "page.status", status);
                            } else if (file.isBlank()) {
                                error(place, "page.blank");
                            }
                        });
    }

    /// A name that nothing else has, whatever its case.
    void name(String path, String name, Map<String, String> taken) {
        if (name.isBlank()) {
            error(path + ".name", "name.blank");
        } else if (taken.put(name.toLowerCase(Locale.ROOT), name) != null) {
            error(path + ".name", "name.twice", name);
        }
    }
}
