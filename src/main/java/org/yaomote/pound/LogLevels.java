package org.yaomote.pound;

import org.yaomote.config.AccessLog;
import org.yaomote.policy.ListenerPolicy;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The global `LogLevel`, both ways: 0 writes nothing, the others are formats of a line.
///
/// Pound writes to the system's log, we to a file of our own. A file that leaves it out keeps our
/// default, which is no log. A format of one's own is said listener by listener.
final class LogLevels {
    private static final List<AccessLog.Format> BY_LEVEL =
            List.of(
                    AccessLog.Format.POUND_1,
                    AccessLog.Format.POUND_2,
                    AccessLog.Format.VHOST_COMBINED,
                    AccessLog.Format.COMBINED,
                    AccessLog.Format.POUND_5);

    /// Pound's own names of the levels.
    private static final List<String> NAMES =
            List.of("null", "regular", "extended", "vhost_combined", "combined", "detailed");

    private LogLevels() {}

    /// What the lines ask for.
    ///
    /// @param others format of the listeners that say nothing, as in [ListenerPolicy#logFormat]
    record Asked(AccessLog log, String others) {}

    /// What the global line and those of the listeners ask for: no log only if none of them asks.
    static Asked read(Section whole, Reading reading) {
        String general =
                reading.located(whole, "LogLevel", "accessLog")
                        .map(l -> format(l, reading))
                        .orElse("");
        boolean isForSome =
                Stream.of("ListenHTTP", "ListenHTTPS")
                        .flatMap(w -> whole.sections(w).stream())
                        .flatMap(s -> s.value("LogLevel").stream())
                        .anyMatch(l -> !isNone(format(l, reading)));
        if (isNone(general)) {
            return isForSome
                    ? new Asked(log(AccessLog.Format.POUND_1), "0")
                    : new Asked(new AccessLog.Off(), "");
        }
        OptionalLong number = Values.number(general);
        if (number.isEmpty()) {
            return new Asked(log(AccessLog.Format.POUND_1), general);
        }
        int index = (int) Math.min(number.getAsLong(), BY_LEVEL.size()) - 1;
        return new Asked(log(BY_LEVEL.get(index)), "");
    }

    /// The name of a format, or its level; empty for one that nobody defines, which is reported.
    static String format(Token level, Reading reading) {
        OptionalLong number = level.isWord() ? Values.number(level.text()) : OptionalLong.empty();
        if (number.isPresent()) {
            // Not as written: 00 is 0.
            return String.valueOf(number.getAsLong());
        }
        int known = NAMES.indexOf(level.text());
        if (level.isWord() || known >= 0) {
            return known >= 0 ? String.valueOf(known) : level.text();
        }
        boolean isDefined =
                level.kind() == Token.Kind.STRING
                        && reading.defined.find("LogFormat", level).isPresent();
        return isDefined ? level.text() : "";
    }

    private static boolean isNone(String format) {
        return format.isEmpty() || format.equals("0");
    }

    /// The level that asks for the nearest to a log.
    static int level(AccessLog log) {
        return switch (log) {
            case AccessLog.Off _ -> 0;
            // Level 5 says most, so it is the nearest to a format that Pound does not know.
            case AccessLog.ToFile file ->
                    isKnown(file.format()) ? BY_LEVEL.indexOf(file.format()) + 1 : BY_LEVEL.size();
        };
    }

    /// Whether the level of a log says all of it.
    static boolean saysAll(AccessLog log) {
        return switch (log) {
            case AccessLog.Off _ -> true;
            case AccessLog.ToFile file -> isKnown(file.format()) && file.equals(log(file.format()));
        };
    }

    private static boolean isKnown(AccessLog.Format format) {
        return BY_LEVEL.contains(format);
    }

    private static AccessLog log(AccessLog.Format format) {
        return AccessLog.ToFile.DEFAULTS.withFormat(format);
    }
}
