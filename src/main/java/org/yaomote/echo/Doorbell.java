package org.yaomote.echo;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes a thread that has no socket to wait for.
final class Doorbell {
    private final Semaphore rings = new Semaphore(0);

    /// Returns when somebody has rung, or when the time is over, or when the thread is interrupted.
    void await(long nanos) {
        try {
            if (rings.tryAcquire(Math.max(nanos, 0), TimeUnit.NANOSECONDS)) {
                rings.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Any thread.
    void ring() {
        rings.release();
    }
}
