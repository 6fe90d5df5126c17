package org.yaomote.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Sweeps;

import java.time.Instant;
import java.time.ZoneId;

class BlogLineTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void itIsTheLineOfTheBlog() {
        assertThat(BlogLine.of(Sweeps.alive(0, "192.168.0.1")).text(TOKYO))
                .isEqualTo("Fri May  2 17:21:12 JST 2008\t192.168.0.1 is alive");
        assertThat(BlogLine.of(Sweeps.dead(0, "192.168.0.8")).text(TOKYO))
                .isEqualTo("Fri May  2 17:21:12 JST 2008\t192.168.0.8 is dead");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, UTC",
        "Z, UTC",
        "+09:00, +09",
        "+05:45, +0545",
        "-03:00, -03",
        "Europe/Berlin, CEST",
        "America/New_York, EDT",
        "America/Sao_Paulo, -03",
        "Asia/Kathmandu, +0545",
        "Australia/Adelaide, ACST",
        "America/Adak, HDT"
    })
    void zonesAreNamedAsDateNamesThem(String zone, String name) {
        BlogLine line = new BlogLine(Sweeps.WHEN.minusMillis(345), "nas.lan", true);
        String text = line.text(ZoneId.of(zone));

        assertThat(text).contains(" " + name + " 2008\t");
        if (!name.equals("HDT")) { // which Java cannot read
            assertThat(BlogLine.parse(text, ZoneId.of(zone))).contains(line);
        }
    }

    @Test
    void aNameThatSeveralZonesHaveIsTheOwnOne() {
        String line = "Fri May  2 17:21:12 IST 2008\tnas is dead";

        assertThat(BlogLine.parse(line, ZoneId.of("Asia/Kolkata")).orElseThrow().when())
                .isEqualTo(Instant.parse("2008-05-02T11:51:12Z"));
        assertThat(BlogLine.parse(line, ZoneId.of("Asia/Jerusalem")).orElseThrow().when())
                .isNotEqualTo(Instant.parse("2008-05-02T11:51:12Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Fri May  2 17:21:12 JST 2008 192.168.0.1 is alive",
                "Fri May  2 17:21:12 JST 2008\t192.168.0.1 is asleep",
                "Fri May  2 25:21:12 JST 2008\t192.168.0.1 is alive",
                "Fri May  2 17:21:12 XXX 2008\t192.168.0.1 is alive",
                "Fri May  2 17:21:12 +99 2008\t192.168.0.1 is alive",
                "Sat May  2 17:21:12 JST 2008\t192.168.0.1 is alive"
            })
    void whatIsNoLineIsNone(String text) {
        assertThat(BlogLine.parse(text, TOKYO)).isEmpty();
    }
}
