package org.yaomote.certificate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/// Writes the ends of certificates as a calendar file (RFC 5545): an event for each, at the moment
/// it ends, with alarms 30, 14 and 3 days before unless the program renews it.
///
/// An event keeps its UID when the certificate is renewed, and its SEQUENCE grows, so that reading
/// the file again moves what is in the calendar. Stateless; any thread.
public final class EndingCalendar {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// RFC 5545 §3.1: octets of a line without its end.
    private static final int LONGEST_LINE = 75;

    private static final List<EndingStage> ALARMS =
            List.of(EndingStage.DAYS_30, EndingStage.DAYS_14, EndingStage.DAYS_3);

    /// One event.
    ///
    /// @param summary its title
    /// @param description more about it; may have several lines
    public record Event(Ending ending, String summary, String description) {}

    private EndingCalendar() {}

    /// The file, in UTF-8.
    ///
    /// @param events at least one, as a calendar must have
    public static byte[] of(List<Event> events, Instant now) {
        StringBuilder text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Yaomote//Certificates//EN");
        events.forEach(event -> event(text, event, now));
        line(text, "END:VCALENDAR");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void event(StringBuilder text, Event event, Instant now) {
        Ending ending = event.ending();
        byte[] id = ending.id().getBytes(StandardCharsets.UTF_8);
        line(text, "BEGIN:VEVENT");
        line(text, "UID:" + UUID.nameUUIDFromBytes(id));
        line(text, "DTSTAMP:" + UTC.format(now));
        line(text, "DTSTART:" + UTC.format(ending.ends()));
        line(text, "SEQUENCE:" + Math.max(0, ending.from().getEpochSecond() / 60));
        line(text, "SUMMARY:" + escaped(event.summary()));
        line(text, "DESCRIPTION:" + escaped(event.description()));
        line(text, "TRANSP:TRANSPARENT");
        if (ending.renewal().isEmpty()) {
            ALARMS.forEach(stage -> alarm(text, stage, event.summary()));
        }
        line(text, "END:VEVENT");
    }

    private static void alarm(StringBuilder text, EndingStage stage, String summary) {
        line(text, "BEGIN:VALARM");
        line(text, "ACTION:DISPLAY");
        line(text, "TRIGGER:-P" + stage.days() + "D");
        line(text, "DESCRIPTION:" + escaped(summary));
        line(text, "END:VALARM");
    }

    /// RFC 5545 §3.3.11; what is no character of a text becomes a blank.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '\n' -> escaped.append("\\n");
                                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(c);
                                default ->
                                        escaped.appendCodePoint(
                                                Character.isISOControl(c) ? ' ' : c);
                            }
                        });
        return escaped.toString();
    }

    /// Long lines go on behind a line end and a blank, and no character is cut.
    private static void line(StringBuilder text, String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String one = Character.toString(line.codePointAt(i));
            int more = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += more;
        }
        text.append("\r\n");
    }
}
