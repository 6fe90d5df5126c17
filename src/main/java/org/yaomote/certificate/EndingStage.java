package org.yaomote.certificate;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// How near the end of a certificate is, the nearest first.
public enum EndingStage {
    /// It has ended.
    ENDED(0),
    /// Three days or less.
    DAYS_3(3),
    /// Two weeks or less.
    DAYS_14(14),
    /// Thirty days or less.
    DAYS_30(30);

    private final int days;

    EndingStage(int days) {
        this.days = days;
    }

    /// So many days before the end it begins.
    public int days() {
        return days;
    }

    /// Key of its text: `{0}` the names, `{1}` whole days, `{2}` the date.
    public String textKey() {
        return "certificate.ending." + name();
    }

    /// The nearest that has begun.
    ///
    /// @param left until the end; negative after it
    static Optional<EndingStage> of(Duration left) {
        return Stream.of(values())
                .filter(stage -> left.compareTo(Duration.ofDays(stage.days)) <= 0)
                .findFirst();
    }
}
