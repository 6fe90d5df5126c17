package org.yaomote.pound;

import org.yaomote.config.AccessLog;

import java.util.List;
import java.util.OptionalLong;

/// The global `LogLevel`, both ways: 0 writes nothing, the others are formats of a line.
///
/// Pound writes to the system's log, we to a file of our own. A file that leaves it out keeps our
/// default, which is no log; a name of a format of one's own is not known here.
final class LogLevels {
    private static final List<AccessLog.Format> BY_LEVEL =
            List.of(
                    AccessLog.Format.POUND_1,
                    AccessLog.Format.POUND_2,
                    AccessLog.Format.VHOST_COMBINED,
                    AccessLog.Format.COMBINED,
                    AccessLog.Format.POUND_5);

    private LogLevels() {}

    /// The log the global line asks for.
    static AccessLog read(Section whole, ProblemLog problems) {
        return whole.value("LogLevel").map(level -> read(level, problems)).orElse(off());
    }

    private static AccessLog read(Token level, ProblemLog problems) {
        OptionalLong number = Values.number(level.text());
        if (number.isEmpty()) {
            problems.kept(level, "log.ownFormat", level.text());
            return off();
        }
        int index = (int) Math.min(number.getAsLong(), BY_LEVEL.size()) - 1;
        return index < 0 ? off() : log(BY_LEVEL.get(index));
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

    private static AccessLog off() {
        return new AccessLog.Off();
    }

    private static AccessLog log(AccessLog.Format format) {
        return AccessLog.ToFile.DEFAULTS.withFormat(format);
    }
}
