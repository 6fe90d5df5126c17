package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

class WeightedRotationTest {
    /// A rotation of backends 0, 1, 2 ... with these weights.
    private static WeightedRotation rotation(int... weights) {
        return new WeightedRotation(IntStream.range(0, weights.length).toArray(), weights);
    }

    private static int[] weights(String text) {
        return Arrays.stream(text.split(":")).mapToInt(Integer::parseInt).toArray();
    }

    /// How often each backend had its turn, from one turn on.
    private static int[] counts(WeightedRotation rotation, int backends, long from, long turns) {
        int[] counts = new int[backends];
        for (long turn = from; turn < from + turns; turn++) {
            counts[rotation.at(turn)]++;
        }
        return counts;
    }

    @Test
    void aFullRoundHoldsEachBackendExactlyAsOftenAsItsWeight() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            int[] weights = random.ints(1 + random.nextInt(12), 1, 1 + bound(random)).toArray();
            int round = Arrays.stream(weights).sum();
            long from = random.nextLong();

            assertThat(counts(rotation(weights), weights.length, from, round))
                    .as("weights %s from turn %d", Arrays.toString(weights), from)
                    .isEqualTo(weights);
        }
    }

    /// Small weights mostly, now and then the largest there are.
    private static int bound(Random random) {
        return random.nextInt(30) == 0 ? 65535 : 1 + random.nextInt(40);
    }

    @Test
    void theLargestWeightsAreExactToo() {
        int[] weights = {65535, 1, 65534, 32768};

        assertThat(counts(rotation(weights), 4, -5, 65535L + 1 + 65534 + 32768)).isEqualTo(weights);
    }

    @Test
    void manyBackendsOfTheLargestWeightDoNotOverflow() {
        int[] weights = new int[1000];
        Arrays.fill(weights, 65535);
        weights[7] = 1;
        WeightedRotation rotation = rotation(weights);

        int[] counts = counts(rotation, 1000, Long.MAX_VALUE - 99_999, 99_900);
        assertThat(Arrays.stream(counts).max()).hasValue(100);
        assertThat(Arrays.stream(counts).sorted().skip(1).min()).hasValue(100);
    }

    @Test
    void tenOfOneWeightHaveTheirTurnOnceInTenWhereverOneBegins() {
        WeightedRotation rotation = rotation(5, 5, 5, 5, 5, 5, 5, 5, 5, 5);
        for (long from = -20; from < 20; from++) {
            assertThat(counts(rotation, 10, from, 10)).containsOnly(1);
        }
    }

    @Test
    void twoAndEightIsFourFifthsInEveryTen() {
        WeightedRotation rotation = rotation(2, 8);
        for (long from = 0; from < 20; from++) {
            assertThat(counts(rotation, 2, from, 10)).isEqualTo(new int[] {2, 8});
        }
    }

    @Test
    void fiveSevenEightGivesSeven35Percent() {
        assertThat(counts(rotation(5, 7, 8), 3, 0, 1000)).isEqualTo(new int[] {250, 350, 400});
    }

    /// W - w turns are not the heaviest's, so w of them cannot be spread better than over as many
    /// gaps: runs of w / (W - w), rounded up, are forced.
    @ParameterizedTest
    @CsvSource({
        "5:1:1, 3",
        "4:1:1, 2",
        "3:2:1, 1",
        "2:1:1, 1",
        "9:1, 9",
        "8:2, 4",
        "7:3, 3",
        "5:7:8, 1",
        "9:5:1, 2",
        "3:3:3, 1",
        "100:1:1:1, 34",
        "65535:1, 65535",
        "1:1, 1",
        "2:2:1, 1"
    })
    void theHeaviestHasNoLongerRunThanItsWeightForcesOnIt(String text, int longest) {
        int[] weights = weights(text);
        int round = Arrays.stream(weights).sum();
        int heaviest = Arrays.stream(weights).max().orElseThrow();
        WeightedRotation rotation = rotation(weights);
        int longestRun = 0;
        int run = 0;
        int before = -1;
        for (int turn = 0; turn < 2 * round; turn++) {
            int chosen = rotation.at(turn);
            run = chosen == before ? run + 1 : 1;
            before = chosen;
            longestRun = weights[chosen] == heaviest ? Math.max(longestRun, run) : longestRun;
        }

        assertThat(longestRun).isEqualTo(longest);
    }

    /// However many turns one looks at, a backend's share of them is off by less than one turn for
    /// each class of weights: 100 requests show the split already.
    @Test
    void anyStretchOfTurnsShowsTheSharesNearly() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            int[] weights = random.ints(2 + random.nextInt(5), 1, 20).toArray();
            int round = Arrays.stream(weights).sum();
            int classes = (int) Arrays.stream(weights).distinct().count();
            int length = 1 + random.nextInt(3 * round);
            int[] counts = counts(rotation(weights), weights.length, random.nextInt(1000), length);
            for (int k = 0; k < weights.length; k++) {
                assertThat((double) counts[k])
                        .as("weights %s, %d turns", Arrays.toString(weights), length)
                        .isBetween(
                                (double) length * weights[k] / round - classes - 1,
                                (double) length * weights[k] / round + classes + 1);
            }
        }
    }

    @Test
    void aSingleBackendHasEveryTurn() {
        assertThat(counts(new WeightedRotation(new int[] {3}, new int[] {5}), 4, 0, 10))
                .isEqualTo(new int[] {0, 0, 0, 10});
    }
}
