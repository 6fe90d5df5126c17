package org.yaomote.ui.sweep;

import org.yaomote.roster.Mark;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.MacAddress;
import org.yaomote.sweep.WebService;
import org.yaomote.ui.fx.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the cells of a row say in the language chosen.
///
/// @param texts of the language
/// @param clock for how long a certificate is still good
record RowTexts(Texts texts, InstantSource clock) {
    /// Stands where nothing is known.
    static final String NOTHING = "–";

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final long SOON_DAYS = 14;

    /// Times below this cannot be told apart: of requests that the system sends together it is not
    /// known when each of them left, and an answer of this computer itself may be there before the
    /// moment that is taken for it.
    private static final long LEAST_NANOS = 10_000;

    private static final String LESS = "< 0.01";

    /// The state in a word.
    String state(SweepLine line) {
        return texts.get(RowState.of(line).key());
    }

    /// The address, or the name that has none.
    String address(SweepLine line) {
        return line.result().label();
    }

    /// The name, or the hardware address where there is none, and who made the network card.
    String name(SweepLine line) {
        HostResult.Known known = line.result().known();
        String named =
                line.name().isEmpty()
                        ? known.mac().map(MacAddress::toString).orElse("")
                        : line.name();
        return Stream.of(named, known.vendor())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.collectingAndThen(Collectors.joining(" · "), RowTexts::orDash));
    }

    /// How we know.
    String how(SweepLine line) {
        return new HowTexts(texts).of(line.result());
    }

    /// The round trips in milliseconds: least, mean and greatest, or the only one.
    String time(SweepLine line) {
        HostResult.Echoes echo = line.result().echo();
        if (echo.received() == 0) {
            return NOTHING;
        }
        String least = brief(echo.minNanos());
        String greatest = brief(echo.maxNanos());
        return echo.minNanos() == echo.maxNanos()
                ? roundTrip(echo.avgNanos()) + " ms"
                : least + "/" + brief(echo.avgNanos()) + "/" + greatest + " ms";
    }

    /// A time in milliseconds with two digits: three of them fit a cell.
    private static String brief(long nanos) {
        if (nanos < LEAST_NANOS) {
            return LESS;
        }
        double millis = nanos / 1e6;
        return ("%." + (millis < 1 ? 2 : millis < 10 ? 1 : 0) + "f").formatted(millis);
    }

    /// How long an answer took, in milliseconds with three digits; never that it took no time.
    static String roundTrip(long nanos) {
        return nanos < LEAST_NANOS ? LESS : millis(nanos);
    }

    /// A time in milliseconds with three digits: `0.042`, `1.24`, `80.1`, `1204`.
    static String millis(long nanos) {
        double millis = nanos / 1e6;
        int digits = millis < 1 ? 3 : millis < 10 ? 2 : millis < 100 ? 1 : 0;
        return ("%." + digits + "f").formatted(millis);
    }

    /// The share of requests without an answer.
    String loss(SweepLine line) {
        return line.loss() < 0 ? NOTHING : texts.numbers().percent(line.loss());
    }

    /// What answers on its ports.
    String web(SweepLine line) {
        List<WebService> services = line.result().known().services();
        return orDash(services.stream().map(this::service).collect(Collectors.joining(", ")));
    }

    private String service(WebService service) {
        boolean usual =
                switch (service.scheme()) {
                    case HTTPS -> service.port() == HTTPS;
                    case HTTP -> service.port() == HTTP;
                    case UNKNOWN -> false;
                };
        String scheme =
                service.scheme() == WebService.Scheme.UNKNOWN
                        ? "TCP"
                        : service.scheme().name().toLowerCase(Locale.ROOT);
        return Stream.of(
                        scheme + (usual ? "" : " " + port(service.port())),
                        title(service),
                        service.certificate().map(this::certificate).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String title(WebService service) {
        String told = service.title().isEmpty() ? service.server() : service.title();
        return told.isEmpty() ? "" : texts.get("sweep.web.title", told);
    }

    private String certificate(WebService.Shown shown) {
        Instant now = clock.instant();
        long days = Duration.between(now, shown.ends()).toDays();
        if (shown.ends().isBefore(now)) {
            return texts.get("sweep.web.expired");
        }
        return days <= SOON_DAYS ? texts.get("sweep.web.ends", days) : "";
    }

    /// What is different, or of which service it is a backend.
    String mark(SweepLine line) {
        String backend =
                line.service().isEmpty() ? "" : texts.get("sweep.mark.backend", line.service());
        return Stream.of(line.mark().map(this::difference).orElse(""), backend)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String difference(Mark mark) {
        return switch (mark) {
            case Mark.New() -> texts.get("sweep.mark.new");
            case Mark.Gone(var seen) -> texts.get("sweep.mark.gone", time(seen));
            case Mark.Changed(var changes) -> texts.get("sweep.mark.changed", aspects(changes));
        };
    }

    private String aspects(List<Mark.Change> changes) {
        return changes.stream()
                .map(Mark.Change::what)
                .distinct()
                .map(what -> texts.get("sweep.aspect." + what.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(texts.get("sweep.comma")));
    }

    private String time(Instant when) {
        return texts.numbers().timeOfDay(when);
    }

    /// The whole row in words, for a screen reader.
    String spoken(SweepLine line) {
        return Stream.of(state(line), address(line), name(line), how(line), web(line), mark(line))
                .filter(part -> !part.isEmpty() && !part.equals(NOTHING))
                .collect(Collectors.joining(texts.get("sweep.comma")));
    }

    /// The row as cells with tabs between them.
    String cells(SweepLine line) {
        return Stream.of(
                        state(line),
                        address(line),
                        name(line),
                        how(line),
                        time(line),
                        loss(line),
                        web(line),
                        mark(line))
                .map(cell -> cell.replace('\t', ' ').replace('\n', ' '))
                .collect(Collectors.joining("\t"));
    }

    /// A port as a number without grouping.
    private static String port(int port) {
        return Integer.toString(port);
    }

    private static String orDash(String text) {
        return text.isEmpty() ? NOTHING : text;
    }
}
