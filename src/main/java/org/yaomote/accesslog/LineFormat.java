package org.yaomote.accesslog;

import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogEntry.Tls;
import org.yaomote.accesslog.LogEntry.Version;
import org.yaomote.config.AccessLog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Makes a line of an entry.
///
/// Thread: the log's.
final class LineFormat {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("'['dd/MMM/yyyy:HH:mm:ss xx']'", Locale.ENGLISH);
    private static final Version[] VERSIONS = Version.values();
    private static final Tls[] TLS = Tls.values();

    /// Room for the longest entry.
    private final byte[] entry = new byte[LogEntry.MAX];

    private final int[] from = new int[Text.values().length];
    private final int[] to = new int[from.length];
    private final QueryHiding hiding = new QueryHiding();
    private final ZoneId zone;

    /// The second that [#time] says.
    private long second = Long.MIN_VALUE;

    private String time = "";

    LineFormat(ZoneId zone) {
        this.zone = zone;
    }

    /// Where the next entry is put.
    byte[] entry() {
        return entry;
    }

    /// Appends the line of the entry that was put here.
    ///
    /// @param length of the entry
    /// @param epochMinusNanos what the entry's clock must be added to be that of the calendar,
    ///   nanoseconds since 1970
    void append(AccessLog.ToFile how, int length, long epochMinusNanos, LogLine out) {
        index(length);
        long began = (long) LogEntry.LONG.get(entry, LogEntry.BEGAN);
        tell(Math.floorDiv(began + epochMinusNanos, 1_000_000_000L));
        switch (how.format()) {
            case COMBINED -> combined(how, out);
            case VHOST_COMBINED -> vhost(how, out);
            case POUND_1 -> shortly(how, out);
            case POUND_2 -> {
                shortly(how, out);
                text(Text.HOST, out.text(" (")).text("/");
                places(out).text(") ");
                took(out).text(" sec");
            }
            case POUND_5 -> {
                vhost(how, out);
                places(out.text(" (")).text(") ");
                took(out).text(" sec");
            }
            case FULL -> full(how, out);
        }
        out.text("\n");
    }

    /// Pound's `%a %r - %>s`.
    private void shortly(AccessLog.ToFile how, LogLine out) {
        text(Text.CLIENT, out).text(" ");
        request(how, out).text(" - ");
        int status = number(LogEntry.STATUS);
        if (status == 0) {
            out.text("-");
            return;
        }
        out.text("HTTP/1.1 ").number(status);
        if (has(Text.REASON)) {
            text(Text.REASON, out.text(" "));
        }
    }

    /// `%v:%p` and the combined format.
    private void vhost(AccessLog.ToFile how, LogLine out) {
        text(Text.HOST, out).text(":").number(number(LogEntry.PORT)).text(" ");
        combined(how, out);
    }

    /// `%a %l %u %t "%r" %s %b "%{Referer}i" "%{User-Agent}i"`.
    private void combined(AccessLog.ToFile how, LogLine out) {
        text(Text.CLIENT, out).text(" - - ").text(time).text(" \"");
        request(how, out).text("\" ");
        int status = number(LogEntry.STATUS);
        long body = (long) LogEntry.LONG.get(entry, LogEntry.BODY);
        out.text(status == 0 ? "-" : Integer.toString(status)).text(" ");
        out.text(body == 0 ? "-" : Long.toString(body)).text(" \"");
        url(how, Text.REFERER, out).text("\" \"");
        text(Text.USER_AGENT, out).text("\"");
    }

    private void full(AccessLog.ToFile how, LogLine out) {
        vhost(how, out);
        name(out.text(" \"")).text("\" ");
        text(Text.BACKEND, out).text(" ");
        took(out).text(" ").number(number(LogEntry.RETRIES)).text(" ");
        out.text(TLS[entry[LogEntry.TLS]].text).text(" ");
        out.hex((long) LogEntry.LONG.get(entry, LogEntry.ID));
    }

    /// `%{service}N -> %{backend}N`.
    private LogLine places(LogLine out) {
        return text(Text.BACKEND, name(out).text(" -> "));
    }

    private LogLine took(LogLine out) {
        return out.seconds((long) LogEntry.LONG.get(entry, LogEntry.TOOK));
    }

    private LogLine request(AccessLog.ToFile how, LogLine out) {
        if (!has(Text.REQUEST)) {
            return url(how, Text.MALFORMED, out);
        }
        return url(how, Text.REQUEST, out).text(" ").text(VERSIONS[entry[LogEntry.VERSION]].text);
    }

    private LogLine url(AccessLog.ToFile how, Text kind, LogLine out) {
        int i = kind.code;
        if (how.queryValues() || from[i] == to[i]) {
            return text(kind, out);
        }
        return out.escaped(hiding.octets(), 0, hiding.hide(entry, from[i], to[i]));
    }

    private LogLine text(Text kind, LogLine out) {
        int i = kind.code;
        return from[i] == to[i] ? out.text("-") : out.escaped(entry, from[i], to[i]);
    }

    private LogLine name(LogLine out) {
        int i = Text.SERVICE.code;
        return from[i] == to[i] ? out.text("-") : out.name(entry, from[i], to[i]);
    }

    private boolean has(Text kind) {
        return to[kind.code] > from[kind.code];
    }

    private int number(int at) {
        return (short) LogEntry.SHORT.get(entry, at) & 0xffff;
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

    /// Most lines of a busy second share it.
    private void tell(long epochSecond) {
        if (epochSecond != second) {
            second = epochSecond;
            time = TIME.format(Instant.ofEpochSecond(epochSecond).atZone(zone));
        }
    }
}
