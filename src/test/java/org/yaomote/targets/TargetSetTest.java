package org.yaomote.targets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

class TargetSetTest {
    private static List<String> all(String text) {
        TargetSet set = TargetSet.parse(text);
        assertThat(set.problems()).isEmpty();
        return LongStream.range(0, set.count()).mapToObj(i -> set.at(i).text()).toList();
    }

    @Test
    void hostsComeInTheOrderInWhichTheyAreWritten() {
        assertThat(all("192.168.0.{3..1} nas.lan 192.168.{0,1}.{1..9..4}"))
                .containsExactly(
                        "192.168.0.3",
                        "192.168.0.2",
                        "192.168.0.1",
                        "nas.lan",
                        "192.168.0.5",
                        "192.168.0.9",
                        "192.168.1.1",
                        "192.168.1.5",
                        "192.168.1.9");
    }
}
