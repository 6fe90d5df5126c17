package org.yaomote.metrics;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLongArray;

/// The counts of one thing (a listener, a service, a backend) on one event loop.
///
/// Thread: written by its event loop alone, so an increment is a plain read and an ordered write;
/// read by [TrafficMeter] from any thread. A count is written before the last bytes of an answer
/// are sent, so whoever has seen the answer also sees it counted.
public final class TrafficCell {
    static final int BEGAN = 0;
    static final int FAILED = 1;
    static final int BYTES_IN = 2;
    static final int BYTES_OUT = 3;
    static final int OPENED = 4;
    static final int CLOSED = 5;
    static final int RETRIES = 6;

    /// Index of the count of status class n is this plus n, for n from 1 to 5.
    static final int STATUS = 6;

    /// Microseconds that all answers took together.
    static final int TOOK = 12;

    private static final int COUNTS = 13;

    /// A tunnel's life is no answer's latency.
    private static final int SWITCHED = 101;

    private final AtomicLongArray counts = new AtomicLongArray(COUNTS);

    /// Two significant digits: an error of at most 1 %, some ten kilobytes. It grows by need.
    private final SingleWriterRecorder latency = new SingleWriterRecorder(2);

    private @Nullable Histogram spare;

    TrafficCell() {}

    /// A request arrived; exactly one of [#ended] and [#failed] follows.
    public void began() {
        add(BEGAN, 1);
    }

    /// A request got a complete answer.
    ///
    /// @param status of the answer, 100 to 599
    /// @param nanos from the request's head to here
    public void ended(int status, long nanos) {
        if (status != SWITCHED) {
            long micros = Math.max(0, nanos / 1000);
            latency.recordValue(micros);
            add(TOOK, micros);
        }
        add(STATUS + Math.clamp(status / 100, 1, 5), 1);
    }

    /// A request ended without a complete answer: refused connection, cut answer, client gone.
    public void failed() {
        add(FAILED, 1);
    }

    /// A request is tried on another backend or another connection.
    public void retried() {
        add(RETRIES, 1);
    }

    /// Bytes of requests, heads included, as received from the client (or sent to the backend).
    public void bytesIn(long count) {
        add(BYTES_IN, count);
    }

    /// Bytes of answers, heads included, as sent to the client (or received from the backend).
    public void bytesOut(long count) {
        add(BYTES_OUT, count);
    }

    /// A connection was opened.
    public void connectionOpened() {
        add(OPENED, 1);
    }

    /// A connection was closed.
    public void connectionClosed() {
        add(CLOSED, 1);
    }

    long count(int index) {
        return counts.get(index);
    }

    /// The latencies recorded since the last call, in microseconds. Caller: one thread at a time.
    Histogram takeLatencies() {
        Histogram taken = latency.getIntervalHistogram(spare);
        spare = taken;
        return taken;
    }

    private void add(int index, long count) {
        counts.setRelease(index, counts.getPlain(index) + count);
    }
}
