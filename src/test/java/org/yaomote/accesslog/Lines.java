package org.yaomote.accesslog;

import org.jspecify.annotations.Nullable;
import org.yaomote.accesslog.LogEntry.Outcome;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogEntry.Tls;
import org.yaomote.accesslog.LogEntry.Version;
import org.yaomote.config.AccessLog;
import org.yaomote.config.AccessLog.Format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/// Entries and lines of tests, one character per octet.
final class Lines {
    /// 2026-11-25 09:08:07 UTC, as the clock of the calendar has it.
    static final long EPOCH_NANOS = 1_795_597_687_000_000_000L;

    private Lines() {}

    static AccessLog.ToFile how(Format format) {
        return new AccessLog.ToFile("", format, 1 << 20, 2, false);
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static LogEntry put(LogEntry entry, Text kind, String text) {
        return entry.text(kind, octets(text));
    }

    /// A good request, with all it can have.
    static LogEntry good() {
        LogEntry entry = new LogEntry().begin(5, 8443, Version.HTTP_1_1, Tls.TLS_1_3);
        put(entry, Text.CLIENT, "192.0.2.1");
        put(entry, Text.REQUEST, "GET /a?b=c");
        put(entry, Text.HOST, "shop.example");
        put(entry, Text.REFERER, "https://x.example/?q=1");
        put(entry, Text.USER_AGENT, "curl/8");
        entry.text(Text.SERVICE, "店".getBytes(StandardCharsets.UTF_8));
        put(entry, Text.BACKEND, "10.0.0.1:80");
        put(entry, Text.REASON, "OK");
        return entry.end(12_345_005, new Outcome(200, 5, 1, 0x0123456789abcdefL));
    }

    /// What becomes of an entry.
    static String line(AccessLog.ToFile how, LogEntry entry) {
        return line(how, null, entry);
    }

    /// What becomes of an entry by a pattern of its own; null for the general one.
    static String line(AccessLog.ToFile how, @Nullable LogPattern own, LogEntry entry) {
        LineFormat format = new LineFormat(ZoneOffset.ofHours(9));
        LogLine line = new LogLine();
        System.arraycopy(entry.array(), 0, format.entry(), 0, entry.length());
        format.append(how, own, entry.length(), EPOCH_NANOS, line);
        return line.toString();
    }
}
