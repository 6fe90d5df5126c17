package org.yaomote.ui.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.ShareCalculation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class ShareCalculationTest {
    @Test
    void threeEqualWeightsGiveTheTenthLeftOverToTheFirst() {
        assertThat(tenths(5, 5, 5)).containsExactly(334, 333, 333);
    }

    @Test
    void aDisabledBackendGetsNothingAndTheOthersItsShare() {
        List<Backend> backends = List.of(backend(1), backend(3), backend(6).withEnabled(false));
        assertThat(ShareCalculation.tenths(backends)).containsExactly(250, 750, 0);
    }

    @Test
    void nobodyGetsAnythingIfAllAreDisabledOrWithoutWeight() {
        assertThat(ShareCalculation.tenths(List.of(backend(5).withEnabled(false))))
                .containsExactly(0);
        assertThat(tenths(0, -4)).containsExactly(0, 0);
        assertThat(ShareCalculation.tenths(List.of())).isEmpty();
    }

    @Test
    void aZeroWeightBesideOthersGetsNothing() {
        assertThat(tenths(0, 1)).containsExactly(0, 1000);
    }

    @Test
    void sharesAddUpToExactlyOneHundredAndStayWithinATenthOfTheTruth() {
        Random random = new Random(20250101);
        for (int round = 0; round < 2000; round++) {
            int count = 1 + random.nextInt(40);
            int most = random.nextBoolean() ? 10 : Backend.MAX_WEIGHT;
            int[] weights = random.ints(count, 1, most + 1).toArray();
            double total = IntStream.of(weights).asLongStream().sum();
            List<Integer> shares = tenths(weights);
            assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1000);
            for (int i = 0; i < count; i++) {
                assertThat(Math.abs(shares.get(i) - weights[i] * 1000 / total)).isLessThan(1);
            }
        }
    }

    @Test
    void theSliderReachesTheSmallestRoundNumberThatHoldsEveryWeight() {
        assertThat(WeightScale.end(List.of(backend(5), backend(10)))).isEqualTo(10);
        assertThat(WeightScale.end(List.of(backend(11)))).isEqualTo(20);
        assertThat(WeightScale.end(List.of(backend(65535)))).isEqualTo(65535);
        assertThat(WeightScale.end(List.of())).isEqualTo(10);
    }

    private static List<Integer> tenths(int... weights) {
        return ShareCalculation.tenths(
                IntStream.of(weights).mapToObj(ShareCalculationTest::backend).toList());
    }

    private static Backend backend(int weight) {
        return new Backend("", "10.0.0.1", 80, weight, true);
    }
}
