package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Crowd;

import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

class AdmissionTest {
    private final List<Boolean> told = new CopyOnWriteArrayList<>();
    private final Admission admission = new Admission(told::add);
    private final InetAddress one = InetAddress.ofLiteral("192.0.2.1");
    private final InetAddress two = InetAddress.ofLiteral("192.0.2.2");

    @Test
    void acceptingStopsAtTheLimitAndGoesOnBelowIt() {
        admission.limit(2);
        told.clear();
        admission.entered(one);
        assertThat(told).isEmpty();
        admission.entered(two);
        assertThat(told).containsExactly(false);
        assertThat(admission.isFull()).isTrue();
        admission.left(one);
        assertThat(told).containsExactly(false, true);
    }

    @Test
    void aNewLimitHoldsAtOnce() {
        admission.entered(one);
        admission.limit(1);
        assertThat(admission.isFull()).isTrue();
        admission.limit(2);
        assertThat(admission.isFull()).isFalse();
        assertThat(told).endsWith(true);
    }

    @Test
    void eachClientIsCounted() {
        admission.entered(one);
        admission.entered(one);
        admission.entered(two);
        admission.left(one);

        assertThat(admission.of(one)).isEqualTo(1);
        assertThat(admission.of(two)).isEqualTo(1);
        admission.left(one);
        assertThat(admission.of(one)).isZero();
        assertThat(admission.total()).isEqualTo(1);
    }

    @Test
    void whateverTheThreadsDoTheLastWordIsRight() throws InterruptedException {
        admission.limit(3);
        Crowd.work(4, n -> comeAndGo(new Random(n)));
        assertThat(admission.isFull()).isFalse();
        assertThat(told.getLast()).isTrue();
        for (int i = 0; i < 3; i++) {
            admission.entered(one);
        }
        assertThat(told.getLast()).isFalse();
    }

    private void comeAndGo(Random random) {
        int inside = 0;
        for (int i = 0; i < 3_000; i++) {
            if (inside < 2 && random.nextBoolean()) {
                admission.entered(one);
                inside++;
            } else if (inside > 0) {
                admission.left(one);
                inside--;
            }
        }
        for (; inside > 0; inside--) {
            admission.left(one);
        }
    }
}
