package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Configs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class JsonPlacesTest {
    private static final String TEXT =
            """
            {
              "version": 1,
              "listeners": [
                {
                  "port": 99999, "enabled": true,
                  "certificates": [ "a.pem", "b\\"c.pem" ]
                },
                { "name": null }
              ],
              "timeouts":
                { "connect":
                    "3s" }
            }
            """;

    private final JsonPlaces places = JsonPlaces.of(TEXT, "my.json");

    private String marked(String path) {
        return places.find(path).map(JsonPlacesTest::marked).orElse("nowhere");
    }

    private static String marked(Where.Line place) {
        String line = TEXT.lines().toList().get(place.line() - 1);
        return place.line() + " " + line.substring(place.from() - 1, place.to());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    version                      | 2 "version": 1
                    listeners                    | 3 "listeners"
                    listeners[0]                 | 4 {
                    listeners[0].port            | 5 "port": 99999
                    listeners[0].enabled         | 5 "enabled": true
                    listeners[0].certificates    | 6 "certificates"
                    listeners[0].certificates[0] | 6 "a.pem"
                    listeners[0].certificates[1] | 6 "b\\"c.pem"
                    listeners[1].name            | 8 "name": null
                    timeouts                     | 10 "timeouts"
                    timeouts.connect             | 11 "connect"
                    """)
    void aFieldIsFoundWithItsKeyAndValue(String path, String found) {
        assertThat(marked(path)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    listeners[0].address  | 4 {
                    listeners[1].rules[2] | 8 {
                    listeners[7]          | 3 "listeners"
                    timeouts.drain        | 10 "timeouts"
                    services              | 1 {
                    """)
    void aFieldThatIsLeftOutIsFoundAtWhatIsAroundIt(String path, String found) {
        assertThat(marked(path)).isEqualTo(found);
    }

    @Test
    void onlyFieldsGetLines() {
        Problem field = Problem.warning("version", "a", "x");
        Problem nowhere = Problem.general("b");

        List<Problem> located = places.located(List.of(field, nowhere));

        Where line = new Where.Line("my.json", 2, 3, 14);
        assertThat(located)
                .containsExactly(new Problem(field.severity(), line, "a", List.of("x")), nowhere);
    }

    @Test
    void aByteOrderMarkIsNoColumn() {
        JsonPlaces marked = JsonPlaces.of("\uFEFF{ \"version\": 1 }", "my.json");
        assertThat(marked.find("version")).contains(new Where.Line("my.json", 1, 3, 14));
    }

    @Test
    void brokenJsonHasPlacesAsFarAsItGoes() {
        JsonPlaces broken = JsonPlaces.of("{\n\"version\": 1,\n\"listeners\": [ { \"po", "my.json");
        assertThat(broken.find("version")).contains(new Where.Line("my.json", 2, 1, 12));
        assertThat(JsonPlaces.of("", "my.json").find("version")).isEmpty();
    }

    @Test
    void everyPlaceIsInsideTheText() {
        Random random = new Random(20_261_125);
        String sample = ConfigJson.write(Configs.shop());
        String salt = "{}[]\",:\\\n\r\t 0e-日\uD83D\uDE00nt";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(sample);
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        Math.min(text.length(), at + random.nextInt(3)),
                        "" + salt.charAt(random.nextInt(salt.length())));
            }
            isInside(text.toString());
        }
    }

    private static void isInside(String text) {
        JsonPlaces places = JsonPlaces.of(text, "my.json");
        List<String> lines = text.lines().toList();
        List<String> paths = new ArrayList<>(List.of("version", "services", "timeouts"));
        for (int i = 0; i < 3; i++) {
            paths.add("listeners[" + i + "].rules[" + i + "].service");
            paths.add("services[" + i + "].backends[" + i + "].weight");
        }
        for (String path : paths) {
            boolean isSound =
                    places.find(path)
                            .filter(
                                    p ->
                                            p.line() > lines.size()
                                                    || p.from() < 1
                                                    || p.to() < p.from()
                                                    || p.to() > lines.get(p.line() - 1).length())
                            .isEmpty();
            if (!isSound) {
                fail("%s is at %s in%n%s", path, places.find(path), text);
            }
        }
    }
}
