package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whoever keeps certificates hears in time that one ends.
class EndingTest {
    private static final Instant END = Instant.parse("2027-03-31T12:00:00Z");
    private static final Ending KEPT =
            new Ending("/a.pem", List.of("a.lan"), daysBefore(365), END, Optional.empty());
    private static final Ending RENEWED =
            new Ending(
                    "/b.pem", List.of("b.lan"), daysBefore(90), END, Optional.of(daysBefore(30)));

    private static Instant daysBefore(long days) {
        return END.minus(Duration.ofDays(days));
    }

    private static List<EndingStage> told(Ending ending) {
        EndingWatch watch = new EndingWatch();
        List<EndingStage> told = new ArrayList<>();
        for (int hours = 24 * 60; hours > -48; hours--) {
            Instant now = END.minus(Duration.ofHours(hours));
            watch.look(List.of(ending), now).forEach(notice -> told.add(notice.stage()));
        }
        return told;
    }

    private static String calendar(String name, Ending... endings) {
        List<EndingCalendar.Event> events = new ArrayList<>();
        for (Ending ending : endings) {
            events.add(new EndingCalendar.Event(ending, name + " ends", "It is; in,\nC:\\x"));
        }
        return new String(EndingCalendar.of(events, daysBefore(40)), StandardCharsets.UTF_8);
    }

    @Test
    void eachStageIsToldOnce() {
        assertThat(told(KEPT))
                .containsExactly(
                        EndingStage.DAYS_30,
                        EndingStage.DAYS_14,
                        EndingStage.DAYS_3,
                        EndingStage.ENDED);
    }

    @Test
    void whatIsRenewedIsNewsOnlyWhenItShouldHaveBeenLongAgo() {
        Ending week =
                new Ending("/c", List.of("c"), daysBefore(6), END, Optional.of(daysBefore(2)));

        assertThat(RENEWED.stage(daysBefore(25))).isEmpty();
        assertThat(told(RENEWED)).doesNotHaveDuplicates().contains(EndingStage.DAYS_14);
        assertThat(week.stage(daysBefore(2))).isEmpty();
        assertThat(week.stage(daysBefore(1))).contains(EndingStage.DAYS_3);
    }

    @Test
    void aSuccessorIsToldAnew() {
        EndingWatch watch = new EndingWatch();
        Ending next = new Ending("/a.pem", KEPT.names(), END, daysBefore(-365), Optional.empty());

        assertThat(watch.look(List.of(KEPT), daysBefore(2))).hasSize(1);
        assertThat(watch.look(List.of(next), daysBefore(1))).isEmpty();
        assertThat(watch.look(List.of(next), daysBefore(-363)))
                .singleElement()
                .isEqualTo(new EndingNotice(next, EndingStage.DAYS_3, 2));
    }

    @Test
    void daysAreWholeOnes() {
        assertThat(KEPT.days(daysBefore(3))).isEqualTo(3);
        assertThat(KEPT.days(END.minusSeconds(3600))).isZero();
        assertThat(KEPT.days(END.plusSeconds(1))).isEqualTo(-1);
    }

    @Test
    void manyNamesAreCut() {
        Ending many = new Ending("", List.of("a", "b", "c", "d", "e"), END, END, Optional.empty());

        assertThat(many.shown()).isEqualTo("a, b, c, +2");
    }

    @Test
    void theCalendarIsAsRfc5545WantsIt() {
        String text = calendar("証明書".repeat(20), KEPT, RENEWED);
        String unfolded = text.replace("\r\n ", "");

        assertThat(text.split("\r\n"))
                .allSatisfy(
                        line ->
                                assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                                        .isBetween(1, 75))
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .endsWith("END:VEVENT", "END:VCALENDAR");
        assertThat(text).endsWith("\r\n").doesNotContain("\uFFFD");
        assertThat(unfolded)
                .contains("DTSTART:20270331T120000Z\r\n", "DTSTAMP:20270219T120000Z\r\n")
                .contains("SUMMARY:" + "証明書".repeat(20) + " ends\r\n")
                .contains("DESCRIPTION:It is\\; in\\,\\nC:\\\\x\r\n")
                .containsOnlyOnce("TRIGGER:-P30D")
                .containsOnlyOnce("TRIGGER:-P14D")
                .containsOnlyOnce("TRIGGER:-P3D");
    }

    @Test
    void aSuccessorTakesThePlaceInTheCalendar() {
        Ending next = new Ending("/a.pem", List.of("a"), END, daysBefore(-90), Optional.empty());

        assertThat(field(calendar("", next), "UID")).isEqualTo(field(calendar("", KEPT), "UID"));
        assertThat(Long.parseLong(field(calendar("", next), "SEQUENCE")))
                .isGreaterThan(Long.parseLong(field(calendar("", KEPT), "SEQUENCE")));
    }

    private static String field(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }
}
