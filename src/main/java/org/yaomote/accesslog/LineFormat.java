package org.yaomote.accesslog;

import org.jspecify.annotations.Nullable;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogEntry.Tls;
import org.yaomote.accesslog.LogEntry.Version;
import org.yaomote.accesslog.LogPiece.Kind;
import org.yaomote.config.AccessLog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Makes a line of an entry.
///
/// Thread: the log's.
final class LineFormat {
    private static final Version[] VERSIONS = Version.values();
    private static final Tls[] TLS = Tls.values();
    private static final long SECOND = 1_000_000_000L;
    private static final String DASH = "-";

    /// Room for the longest entry.
    private final byte[] entry = new byte[LogEntry.MAX];

    private final int[] from = new int[LogEntry.KINDS];
    private final int[] to = new int[from.length];
    private final QueryHiding hiding = new QueryHiding();
    private final ZoneId zone;
    private final Map<AccessLog.Format, LogPattern> general = new EnumMap<>(AccessLog.Format.class);

    /// Most lines of a busy second share their times.
    private final Map<TimePattern, Told> told = new HashMap<>();

    private boolean queryValues;
    private long epochNanos;

    /// The text of a second.
    private record Told(long second, String text) {}

    LineFormat(ZoneId zone) {
        this.zone = zone;
        for (AccessLog.Format format : AccessLog.Format.values()) {
            general.put(format, LogPattern.of(format));
        }
    }

    /// Where the next entry is put.
    byte[] entry() {
        return entry;
    }

    /// The number of the pattern of the entry that was put here.
    int pattern() {
        return number(LogEntry.PATTERN);
    }

    /// Appends the line of the entry that was put here.
    ///
    /// @param own its pattern; null for the general one
    /// @param length of the entry
    /// @param epochMinusNanos what the entry's clock must be added to be that of the calendar,
    ///   nanoseconds since 1970
    void append(
            AccessLog.ToFile how,
            @Nullable LogPattern own,
            int length,
            long epochMinusNanos,
            LogLine out) {
        index(length);
        queryValues = how.queryValues();
        epochNanos = epochMinusNanos;
        LogPattern pattern = own == null ? general.get(how.format()) : own;
        if (pattern != null) {
            for (LogPiece piece : pattern.pieces()) {
                append(piece, out);
            }
        }
        out.text("\n");
    }

    private void append(LogPiece piece, LogLine out) {
        switch (piece) {
            case LogPiece.Literal(var text) -> out.utf8(text);
            case LogPiece.Fact(var kind) -> fact(kind, out);
            case LogPiece.Noted(var text, var absent) -> noted(text, absent, out);
            case LogPiece.Header(var index, var absent) ->
                    octets(Text.values().length + index, absent, out);
            case LogPiece.Moment(var end, var time) -> moment(end, time, out);
        }
    }

    private void fact(Kind kind, LogLine out) {
        switch (kind) {
            case BODY -> out.number(large(LogEntry.BODY));
            case BODY_OR_DASH -> numberOrDash(large(LogEntry.BODY), out);
            case MICROS -> out.number(took() / 1000);
            case MILLIS -> out.number(took() / 1_000_000);
            case SECONDS -> out.number(took() / SECOND);
            case FRACTION -> out.seconds(took());
            case PROTOCOL -> out.text(VERSIONS[entry[LogEntry.VERSION]].text);
            case METHOD -> method(out);
            case PORT -> out.number(number(LogEntry.PORT));
            case LOOP -> out.number(number(LogEntry.LOOP));
            case PATH -> path(out);
            case QUERY -> query(out);
            case REQUEST -> request(out);
            case STATUS -> numberOrDash(number(LogEntry.STATUS), out);
            case RESPONSE -> response(out);
            case RETRIES -> out.number(number(LogEntry.RETRIES));
            case TLS -> out.text(TLS[entry[LogEntry.TLS]].text);
            case ID -> out.hex(large(LogEntry.ID));
        }
    }

    private void noted(Text kind, String absent, LogLine out) {
        int i = kind.code;
        switch (kind) {
            case CLIENT, PEER -> address(i, out);
            case REFERER -> url(i, absent, out);
            // Names of the user's own, in UTF-8.
            case SERVICE, LISTENER -> {
                if (has(i)) {
                    out.name(entry, from[i], to[i]);
                } else {
                    out.text(absent);
                }
            }
            case REQUEST,
                    MALFORMED,
                    HOST,
                    USER_AGENT,
                    BACKEND,
                    REASON,
                    LOCAL,
                    USER,
                    LISTENER_PLACE,
                    SERVICE_PLACE,
                    BACKEND_PLACE ->
                    octets(i, absent, out);
        }
    }

    /// The address of a client, shortened if that is wanted.
    private void address(int i, LogLine out) {
        if (!has(i) || entry[LogEntry.ANONYMOUS] == 0) {
            octets(i, DASH, out);
            return;
        }
        int dot = -1;
        int colons = 0;
        int thirdColon = -1;
        for (int at = from[i]; at < to[i]; at++) {
            dot = entry[at] == '.' ? at : dot;
            colons += entry[at] == ':' ? 1 : 0;
            thirdColon = entry[at] == ':' && colons == 3 ? at : thirdColon;
        }
        if (thirdColon >= 0) {
            out.escaped(entry, from[i], thirdColon).text(":0:0:0:0:0");
        } else {
            out.escaped(entry, from[i], Math.max(from[i], dot)).text(".0");
        }
    }

    private void method(LogLine out) {
        int i = Text.REQUEST.code;
        int end = blank(i);
        if (end > from[i]) {
            out.escaped(entry, from[i], end);
        } else {
            out.text(DASH);
        }
    }

    /// The target's path; of an absolute one without scheme and host.
    private void path(LogLine out) {
        int i = Text.REQUEST.code;
        int begin = target(i);
        int end = question(begin, to[i]);
        if (end > begin) {
            out.escaped(entry, begin, end);
        } else {
            out.text(DASH);
        }
    }

    /// The question mark and what follows; nothing if there is none.
    private void query(LogLine out) {
        int i = Text.REQUEST.code;
        int begin = question(target(i), to[i]);
        if (begin == to[i]) {
            return;
        }
        if (queryValues) {
            out.escaped(entry, begin, to[i]);
        } else {
            out.escaped(hiding.octets(), 0, hiding.hide(entry, begin, to[i]));
        }
    }

    private int blank(int i) {
        int at = from[i];
        while (at < to[i] && entry[at] != ' ') {
            at++;
        }
        return at;
    }

    private int question(int begin, int end) {
        int at = begin;
        while (at < end && entry[at] != '?' && entry[at] != '#') {
            at++;
        }
        return at;
    }

    private int target(int i) {
        int begin = Math.min(blank(i) + 1, to[i]);
        if (begin == to[i] || entry[begin] == '/') {
            return begin;
        }
        // Behind `scheme://host`.
        int slashes = 0;
        for (int at = begin; at < to[i] && entry[at] != '?'; at++) {
            slashes += entry[at] == '/' ? 1 : 0;
            if (slashes == 3) {
                return at;
            }
        }
        return begin;
    }

    private void response(LogLine out) {
        int status = number(LogEntry.STATUS);
        if (status == 0) {
            out.text(DASH);
            return;
        }
        out.text("HTTP/1.1 ").number(status);
        if (has(Text.REASON.code)) {
            octets(Text.REASON.code, "", out.text(" "));
        }
    }

    private void request(LogLine out) {
        if (!has(Text.REQUEST.code)) {
            url(Text.MALFORMED.code, DASH, out);
            return;
        }
        url(Text.REQUEST.code, DASH, out);
        out.text(" ").text(VERSIONS[entry[LogEntry.VERSION]].text);
    }

    private void url(int i, String absent, LogLine out) {
        if (queryValues || !has(i)) {
            octets(i, absent, out);
        } else {
            out.escaped(hiding.octets(), 0, hiding.hide(entry, from[i], to[i]));
        }
    }

    private void octets(int i, String absent, LogLine out) {
        if (has(i)) {
            out.escaped(entry, from[i], to[i]);
        } else {
            out.text(absent);
        }
    }

    private static void numberOrDash(long number, LogLine out) {
        out.text(number == 0 ? DASH : Long.toString(number));
    }

    private void moment(boolean end, TimePattern time, LogLine out) {
        long nanos = large(LogEntry.BEGAN) + epochNanos + (end ? took() : 0);
        long second = Math.floorDiv(nanos, SECOND);
        Told last = told.get(time);
        if (last == null || last.second != second || !time.isOfSeconds()) {
            long micros = Math.floorMod(nanos, SECOND) / 1000;
            String text = time.format(Instant.ofEpochSecond(second).atZone(zone), micros);
            last = new Told(second, text);
            if (told.size() > LogEntry.KINDS && !told.containsKey(time)) {
                told.clear();
            }
            told.put(time, last);
        }
        out.text(last.text);
    }

    private long took() {
        return Math.max(0, large(LogEntry.TOOK));
    }

    private boolean has(int kind) {
        return to[kind] > from[kind];
    }

    private int number(int at) {
        return (short) LogEntry.SHORT.get(entry, at) & 0xffff;
    }

    private long large(int at) {
        return (long) LogEntry.LONG.get(entry, at);
    }

    /// Finds the texts.
    private void index(int length) {
        for (int i = 0; i < from.length; i++) {
            from[i] = 0;
            to[i] = 0;
        }
        int at = LogEntry.TEXTS;
        while (at < length) {
            int kind = entry[at];
            int size = (short) LogEntry.SHORT.get(entry, at + 1);
            from[kind] = at + 3;
            to[kind] = at + 3 + size;
            at += 3 + size;
        }
    }
}
