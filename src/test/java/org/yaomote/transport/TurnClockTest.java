package org.yaomote.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

/// The time stands still while a socket is served, and never goes back.
class TurnClockTest {
    private final AtomicLong source = new AtomicLong();
    private final TurnClock clock = new TurnClock(source::incrementAndGet);

    @Test
    void withinATurnOneLookServesAll() {
        clock.turn();

        assertThat(clock.getAsLong()).isEqualTo(1);
        assertThat(clock.getAsLong()).isEqualTo(1);
        assertThat(source).hasValue(1);
    }

    @Test
    void aTurnThatDoesNotAskCostsNothing() {
        clock.turn();
        clock.end();

        assertThat(source).hasValue(0);
    }

    @Test
    void theNextTurnLooksAnew() {
        clock.turn();
        clock.getAsLong();
        clock.turn();

        assertThat(clock.getAsLong()).isEqualTo(2);
    }

    @Test
    void outsideOfTurnsItGoesOn() {
        clock.turn();
        clock.getAsLong();
        clock.end();

        assertThat(clock.getAsLong()).isEqualTo(2);
        assertThat(clock.getAsLong()).isEqualTo(3);
    }
}
