package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

class RequestIdsTest {
    private final RequestIds.Secret secret = RequestIds.Secret.of(new Random(1));

    @Test
    void noTwoRequestsOfAnyLoopHaveTheSameId() {
        Set<Long> seen = new HashSet<>();
        for (int loop = 0; loop < 4; loop++) {
            RequestIds ids = new RequestIds(secret, loop);
            for (int i = 0; i < 50_000; i++) {
                assertThat(seen.add(ids.next())).isTrue();
            }
        }
    }

    @Test
    void neighboursAndOtherStartsHaveNothingInCommon() {
        RequestIds ids = new RequestIds(secret, 0);
        RequestIds others = new RequestIds(RequestIds.Secret.of(new Random(2)), 0);
        long same = 0;
        long before = ids.next();
        for (int i = 0; i < 10_000; i++) {
            long next = ids.next();
            same += Long.bitCount(~(before ^ next)) + Long.bitCount(~(next ^ others.next()));
            before = next;
        }
        // 32 of 64 bits by chance, twice.
        assertThat(same / 10_000.0).isBetween(63.0, 65.0);
    }

    @Test
    void anIdIsSixteenDigits() {
        assertThat(RequestIds.text(0xabcL)).isEqualTo("0000000000000abc");
    }
}
