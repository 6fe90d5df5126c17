package org.yaomote.roster;

import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.MacAddress;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.WebService;
import org.yaomote.targets.TargetText;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sweeps as texts for others. All of them are UTF-8 with LF ends, and are in no language: programs
/// read them.
public final class Exports {
    private static final String CSV_HEADER =
            "state,address,name,reverse_name,how,time,rtt_min_ms,rtt_avg_ms,rtt_max_ms,"
                    + "sent,received,duplicates,bytes,ttl,error_from,mac,vendor,services\n";

    private Exports() {}

    /// What a sweep can be written as.
    public enum Format {
        /// The blog's line for each host.
        BLOG("txt"),
        /// RFC 4180 with a header; times of day in ISO 8601 with offset, round trips in ms.
        CSV("csv"),
        /// A JSON object for each host, and one for the sweep at the end.
        JSON_LINES("jsonl"),
        /// The hosts that are alive, one in a line: targets for the next sweep.
        ADDRESSES("txt");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        /// What the name of such a file ends in, without the point.
        public String extension() {
            return extension;
        }
    }

    /// Writes a sweep.
    ///
    /// @param zone whose time is written
    public static String text(KeptSweep sweep, Format format, ZoneId zone) {
        return switch (format) {
            case BLOG -> lines(sweep, host -> BlogLine.of(host).text(zone));
            case CSV -> CSV_HEADER + lines(sweep, host -> csvLine(host, zone));
            case JSON_LINES -> lines(sweep, SweepJson::host) + SweepJson.summary(sweep) + "\n";
            case ADDRESSES ->
                    sweep.hosts().stream()
                            .filter(host -> host.verdict().isAlive())
                            .map(host -> BlogLine.of(host).host() + "\n")
                            .collect(Collectors.joining());
        };
    }

    private static String lines(KeptSweep sweep, Function<HostResult, String> line) {
        StringBuilder text = new StringBuilder();
        sweep.hosts().forEach(host -> text.append(line.apply(host)).append('\n'));
        return text.toString();
    }

    /// The names of the columns, without the line end.
    public static String csvHeader() {
        return CSV_HEADER.strip();
    }

    /// A host as a line of CSV, without its end.
    ///
    /// @param zone whose time is written
    public static String csvLine(HostResult host, ZoneId zone) {
        HostResult.Echoes echo = host.echo();
        boolean answered = echo.received() > 0;
        return Stream.of(
                        host.verdict().name().toLowerCase(Locale.ROOT),
                        host.address().map(TargetText::of).orElse(""),
                        guarded(host.name()),
                        guarded(host.known().reverseName()),
                        guarded(how(host.reason())),
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                host.when().truncatedTo(ChronoUnit.MILLIS).atZone(zone)),
                        answered ? millis(echo.minNanos()) : "",
                        answered ? millis(echo.avgNanos()) : "",
                        answered ? millis(echo.maxNanos()) : "",
                        Integer.toString(echo.sent()),
                        Integer.toString(echo.received()),
                        Integer.toString(echo.duplicates()),
                        answered ? Integer.toString(echo.bytes()) : "",
                        echo.ttl() > 0 ? Integer.toString(echo.ttl()) : "",
                        host.errorFrom().map(TargetText::of).orElse(""),
                        host.known().mac().map(MacAddress::toString).orElse(""),
                        guarded(host.known().vendor()),
                        guarded(services(host.known().services())))
                .map(Exports::quoted)
                .collect(Collectors.joining(","));
    }

    private static String millis(long nanos) {
        return BigDecimal.valueOf(nanos / 1_000, 3).toPlainString();
    }

    private static String how(Reason reason) {
        return switch (reason) {
            case Reason.NotTried _ -> "not tried";
            case Reason.Echo(boolean late) -> late ? "late echo" : "echo";
            case Reason.Tcp(int port, boolean open) ->
                    "tcp " + port + (open ? " open" : " refused");
            case Reason.Neighbour _ -> "neighbour";
            case Reason.NoAnswer _ -> "no answer";
            case Reason.Icmp(int type, int code) -> "icmp " + type + "/" + code;
            case Reason.NotSent(String message) -> "not sent: " + message;
            case Reason.NameNotFound _ -> "name not found";
            case Reason.Stopped _ -> "stopped";
        };
    }

    private static String services(List<WebService> services) {
        return services.stream()
                .map(
                        service ->
                                service.port()
                                        + "/"
                                        + service.scheme().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /// Spreadsheets take what begins so for a formula, and the text may come from a stranger's
    /// host.
    private static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
