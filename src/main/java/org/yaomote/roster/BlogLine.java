package org.yaomote.roster;

import org.yaomote.sweep.HostResult;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A host as the shell loop of 2008 printed it: `Fri May 2 17:21:12 JST 2008<TAB>192.168.0.1 is
/// alive`, the time in the form of `date`.
///
/// @param when the verdict was found, in whole seconds
/// @param host its name as it was asked for, or its address
/// @param isAlive or dead
public record BlogLine(Instant when, String host, boolean isAlive) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE =
            DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final Pattern OFFSET = Pattern.compile("GMT([+-]\\d\\d):(\\d\\d)");
    private static final Pattern LINE =
            Pattern.compile(
                    "(?<day>\\w{3} \\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d) (?<zone>\\S+)"
                            + " (?<year>\\d{4})\\t(?<host>\\S+) is (?<state>alive|dead)");

    /// A result in its two-word form.
    public static BlogLine of(HostResult result) {
        String host = result.name().isEmpty() ? result.label() : result.name();
        return new BlogLine(result.when(), host, result.verdict().isAlive());
    }

    /// The line, without its end.
    ///
    /// @param zone whose time is written
    public String text(ZoneId zone) {
        ZonedDateTime time = when.atZone(zone);
        return "%s %s %d\t%s is %s"
                .formatted(
                        DAY.format(time),
                        zoneName(time),
                        time.getYear(),
                        host,
                        isAlive ? "alive" : "dead");
    }

    /// `date` knows names and offsets only: `JST`, `-03`, `+0545`.
    private static String zoneName(ZonedDateTime time) {
        String name = ZONE.format(time);
        Matcher offset = OFFSET.matcher(name);
        if (offset.matches()) {
            String minutes = offset.group(2);
            return offset.group(1) + (minutes.equals("00") ? "" : minutes);
        }
        return switch (name) {
            case "Z" -> "UTC";
            case "HAST" -> "HST"; // as the islands themselves say it
            case "HADT" -> "HDT";
            default -> plain(name, time);
        };
    }

    /// A fixed offset has no name.
    private static String plain(String name, ZonedDateTime time) {
        String offset = time.getOffset().getId().replace(":", "");
        return name.startsWith("+") || name.startsWith("-")
                ? offset.endsWith("00") && offset.length() == 5 ? offset.substring(0, 3) : offset
                : name;
    }

    /// Reads a line back; empty if it is none.
    ///
    /// @param zone which one a name means that several have, such as `IST`
    public static Optional<BlogLine> parse(String line, ZoneId zone) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            DateTimeFormatter format =
                    new DateTimeFormatterBuilder()
                            .append(DAY)
                            .appendPattern(" uuuu ")
                            .appendZoneText(TextStyle.SHORT, Set.of(zone))
                            .toFormatter(Locale.ENGLISH);
            String name = matcher.group("zone");
            boolean isOffset = name.startsWith("+") || name.startsWith("-");
            String text = matcher.group("day") + " " + matcher.group("year");
            Instant when =
                    isOffset
                            ? DateTimeFormatter.ofPattern(
                                            "EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
                                    .withZone(ZoneOffset.of(name))
                                    .parse(text, Instant::from)
                            : format.parse(text + " " + name, Instant::from);
            boolean isAlive = matcher.group("state").equals("alive");
            return Optional.of(new BlogLine(when, matcher.group("host"), isAlive));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
