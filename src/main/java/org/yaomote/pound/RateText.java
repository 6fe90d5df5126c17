package org.yaomote.pound;

import org.yaomote.policy.Rate;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rate of a `TBF`: `5` a second, `5/s`, `1/2s`, `30/500ms`.
final class RateText {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})(?:/(\\d{1,9})?(s|ms|us)?)?");

    private RateText() {}

    /// The rate without a burst; empty if the text is none, or nothing would ever pass.
    static Optional<Rate> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || text.endsWith("/")) {
            return Optional.empty();
        }
        long tokens = Long.parseLong(parts.group(1));
        long count = parts.group(2) == null ? 1 : Long.parseLong(parts.group(2));
        Duration unit =
                switch (parts.group(3)) {
                    case "us" -> Duration.ofNanos(1000);
                    case "ms" -> Duration.ofMillis(1);
                    case null, default -> Duration.ofSeconds(1);
                };
        return tokens > 0 && count > 0
                ? Optional.of(new Rate(tokens, unit.multipliedBy(count), 0))
                : Optional.empty();
    }
}
