package org.yaomote.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.Sweeps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class RosterTest {
    @TempDir Path home;
    private Path folder;
    private Roster roster;

    @BeforeEach
    void open() {
        folder = home.resolve("sweeps");
        roster = new Roster(folder, 3);
    }

    private static KeptSweep sweep(int hour) {
        return Sweeps.sweep(
                Sweeps.WHEN.plusSeconds(3_600L * hour),
                List.of(Sweeps.alive(0, "192.168.0.1"), Sweeps.dead(1, "192.168.0.2")));
    }

    @Test
    void aKeptSweepIsLoadedAsItWas() throws IOException {
        String id = roster.keep(sweep(0));

        assertThat(new Roster(folder, 3).load(id))
                .isEqualTo(new SweepJsonReader.Read.Whole(sweep(0)));
    }

    @Test
    void theNewestComeFirstAndTheOldestGo() throws IOException {
        for (int hour : new int[] {4, 1, 3, 2, 5}) {
            roster.keep(sweep(hour));
        }

        assertThat(roster.entries())
                .extracting(entry -> entry.head().summary())
                .containsExactly(sweep(5).summary(), sweep(4).summary(), sweep(3).summary());
    }

    @Test
    void twoSweepsOfOneInstantAreTwo() throws IOException {
        assertThat(roster.keep(sweep(0))).isNotEqualTo(roster.keep(sweep(0)));
        assertThat(roster.entries()).hasSize(2);
    }

    @Test
    void nothingIsKeptYet() throws IOException {
        assertThat(roster.entries()).isEmpty();
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        String id = roster.keep(sweep(0));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("sweep-99999999T000000.000Z.jsonl"), "half a li");

        assertThat(roster.entries()).extracting(Roster.Entry::id).containsExactly(id);
        roster.remove(id);
        roster.remove(id);
        assertThat(roster.entries()).isEmpty();
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }
}
