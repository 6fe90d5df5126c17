package org.yaomote.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class WatchListTest {
    @TempDir Path folder;

    @Test
    void whatWasKeptIsReadBack() throws IOException {
        WatchList.Kept kept =
                new WatchList.Kept(
                        Duration.ofSeconds(30),
                        true,
                        List.of(
                                new WatchList.Host("192.0.2.1", "ルーター \"1\""),
                                new WatchList.Host("2001:db8::1", "")));
        WatchList list = new WatchList(folder.resolve("made/watched.json"));
        assertThat(list.load()).isEmpty();
        list.save(kept);
        assertThat(list.load()).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"hosts\":[]}", "{\"intervalMillis\":-1}"})
    void whatIsNotUnderstoodIsNothing(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("watched.json"), text);
        assertThat(new WatchList(file).load()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsPassedOver() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("watched.json"),
                        """
                        {"intervalMillis":1000,"hosts":
                         [{"address":"nas"},{"address":"10.0.0.300"},{"address":"10.0.0.3"},7]}
                        """);
        assertThat(new WatchList(file).load().orElseThrow().hosts())
                .containsExactly(new WatchList.Host("10.0.0.3", ""));
    }
}
