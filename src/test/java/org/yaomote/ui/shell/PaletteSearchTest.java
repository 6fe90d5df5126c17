package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

class PaletteSearchTest {
    private static final List<Found> ALL =
            List.of(
                    found("Start the proxy", "Proxy"),
                    found("web 1", "Services & backends › shop"),
                    found("New listener", "Edit"),
                    found("shop", "Services & backends"),
                    found("リスナーを追加", "編集"));

    private static Found found(String title, String place) {
        return new Found(title, place, "", () -> {});
    }

    private static List<String> titles(String typed) {
        return new PaletteSearch(ALL).find(typed).stream().map(Found::title).toList();
    }

    @Test
    void theWordsOfTheOtherLanguageFindToo() {
        var doctor = found("ポート ドクター", "ツール").called("Port doctor Tools");
        List<Found> all = List.of(found("web", "Port doctor"), doctor);
        assertThat(new PaletteSearch(all).find("doctor port").getLast()).isEqualTo(doctor);
        assertThat(new PaletteSearch(all).find("ポート")).containsExactly(doctor);
    }

    @Test
    void nothingTypedOffersEverything() {
        assertThat(titles(" ")).hasSize(ALL.size());
    }

    @Test
    void whatBeginsSoComesBeforeWhatIsOnlyInThePlace() {
        assertThat(titles("shop")).containsExactly("shop", "web 1");
    }

    @ParameterizedTest
    @CsvSource({
        "proxy start, Start the proxy",
        "LIST new, New listener",
        "ｗｅｂ　１, web 1",
        "りすなー, リスナーを追加",
        "ﾘｽﾅｰ, リスナーを追加"
    })
    void orderCaseWidthAndKanaDoNotCount(String typed, String title) {
        assertThat(titles(typed)).containsExactly(title);
    }

    @Test
    void oneWordThatIsNowhereFindsNothing() {
        assertThat(titles("web nowhere")).isEmpty();
    }

    @Test
    void aLongListIsCut() {
        List<Found> many =
                IntStream.range(0, 1000).mapToObj(i -> found("item " + i, "list")).toList();

        assertThat(new PaletteSearch(many).find("item")).hasSize(PaletteSearch.MOST);
    }
}
