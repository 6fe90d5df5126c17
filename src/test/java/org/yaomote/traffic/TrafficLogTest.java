package org.yaomote.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.List;

/// What is kept stays within its bounds, whatever comes.
class TrafficLogTest {
    private final TrafficTap tap = new TrafficTap(1, InstantSource.system());

    private TrafficTap.Fetched fetched(int count) {
        tap.demand(Demand.HEADS);
        for (int i = 0; i < count; i++) {
            Traces.serve(tap, "GET /" + i, 200, 1000);
        }
        return tap.drain();
    }

    @Test
    void theOldestMakeRoomForTheNewest() {
        TrafficLog log = new TrafficLog(10, 1 << 20);

        assertThat(log.add(fetched(8))).isZero();
        assertThat(log.add(fetched(5))).isEqualTo(3);

        assertThat(log.size()).isEqualTo(10);
        assertThat(log.all()).extracting(RequestTrace::number).startsWith(13L, 12L).endsWith(4L);
        assertThat(log.oldest()).isEqualTo(4);
    }

    @Test
    void memoryIsABoundToo() {
        long one = Traces.trace("GET /1", 200, 1).weight();
        TrafficLog log = new TrafficLog(1000, 5 * one + one / 2);

        int gone = log.add(fetched(20));

        assertThat(gone).isEqualTo(15);
        assertThat(log.octets()).isLessThanOrEqualTo(5 * one + one / 2);
    }

    @Test
    void whileItIsHeldNothingOldGoes() {
        TrafficLog log = new TrafficLog(10, 1 << 20);
        log.add(fetched(8));

        log.addWhereRoom(fetched(5));

        assertThat(log.size()).isEqualTo(10);
        assertThat(log.oldest()).isEqualTo(1);
        assertThat(log.skipped()).isEqualTo(3);
    }

    @Test
    void whatWasClearedComesBackBelowWhatCameMeanwhileWhereThereIsRoom() {
        TrafficLog log = new TrafficLog(4, 1 << 20);
        log.add(fetched(3));
        List<RequestTrace> gone = log.all();
        log.clear();
        log.add(fetched(2));
        List<RequestTrace> fresh = log.all();
        log.restore(gone);

        assertThat(log.all()).containsExactly(fresh.get(0), fresh.get(1), gone.get(0), gone.get(1));
    }

    @Test
    void clearedIsEmpty() {
        TrafficLog log = new TrafficLog();
        log.add(fetched(3));
        log.clear();

        assertThat(log.size()).isZero();
        assertThat(log.octets()).isZero();
        assertThat(log.fitting(TrafficFilter.NONE)).isEqualTo(List.of());
    }

    @Test
    void nothingIsRecordedUnlessItIsWanted() {
        Traces.serve(tap, "GET /", 200, 1);
        assertThat(tap.drain().traces()).isEmpty();
        assertThat(tap.drain().skipped()).isZero();
    }
}
