package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalTime;

class QuietHoursTest {
    private static boolean isQuiet(String hours, String now) {
        return QuietHours.parse(hours).orElseThrow().hold(LocalTime.parse(now));
    }

    @Test
    void theyMayGoOverMidnight() {
        assertThat(isQuiet("22:00-07:00", "23:30")).isTrue();
        assertThat(isQuiet("22:00-07:00", "06:59")).isTrue();
        assertThat(isQuiet("22:00-07:00", "07:00")).isFalse();
        assertThat(isQuiet("12:00-13:00", "12:30")).isTrue();
        assertThat(isQuiet("12:00-13:00", "13:00")).isFalse();
        assertThat(isQuiet("", "12:30")).isFalse();
    }

    @Test
    void fullWidthFiguresAreReadAndNonsenseIsNot() {
        assertThat(QuietHours.parse("\uff12\uff12\uff1a\uff10\uff10\u301c7:00"))
                .map(QuietHours::text)
                .contains("22:00-07:00");
        assertThat(QuietHours.parse("25:00-7:00")).isEmpty();
        assertThat(QuietHours.parse("night")).isEmpty();
    }
}
