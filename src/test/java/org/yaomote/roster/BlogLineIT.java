package org.yaomote.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/// Against the system's own `date`, summer and winter.
class BlogLineIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Tokyo",
                "UTC",
                "Europe/Berlin",
                "Europe/London",
                "America/New_York",
                "America/Sao_Paulo",
                "America/St_Johns",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Australia/Sydney",
                "Asia/Tehran",
                "Pacific/Honolulu"
            })
    void theTimeIsWhatDatePrints(String zone) throws Exception {
        Path zones = Path.of("/usr/share/zoneinfo");
        assumeTrue(Files.exists(zones.resolve(zone)), "this system has no such zone: " + zone);
        for (long second : new long[] {1_209_716_472, 1_794_000_000, 1_779_000_009}) {
            ProcessBuilder builder = new ProcessBuilder("date", "-d", "@" + second);
            builder.environment().put("TZ", zone);
            builder.environment().put("LC_ALL", "C");
            String date =
                    new String(
                            builder.start().getInputStream().readAllBytes(),
                            StandardCharsets.UTF_8);

            BlogLine line = new BlogLine(Instant.ofEpochSecond(second), "nas", true);
            assertThat(line.text(ZoneId.of(zone))).isEqualTo(date.strip() + "\tnas is alive");
            assertThat(BlogLine.parse(line.text(ZoneId.of(zone)), ZoneId.of(zone))).contains(line);
        }
    }
}
