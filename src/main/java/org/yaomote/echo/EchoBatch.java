package org.yaomote.echo;

import java.util.Arrays;

/// Requests that are sent with one call, and what became of each. Used again and again.
public final class EchoBatch {
    /// As many fit: 16 take the whole gain of sending together, and a small batch keeps the times
    /// of sending honest.
    public static final int CAPACITY = 32;

    /// What became of a request.
    public enum Outcome {
        /// It is on its way.
        SENT,
        /// Not now; [EchoTransport#await] knows when.
        AGAIN,
        /// The system lacks room for it, and cannot say until when: try others, try later.
        NO_BUFFER,
        /// This one cannot be sent at all; [#words] says why.
        REFUSED
    }

    private final long[] high = new long[CAPACITY];
    private final long[] low = new long[CAPACITY];
    private final int[] scope = new int[CAPACITY];
    private final int[] sequence = new int[CAPACITY];
    private final long[] at = new long[CAPACITY];
    private final Outcome[] outcome = new Outcome[CAPACITY];
    private final String[] words = new String[CAPACITY];
    private int size;

    /// Nothing in it.
    public EchoBatch() {
        Arrays.fill(outcome, Outcome.AGAIN);
        Arrays.fill(words, "");
    }

    /// Empties it.
    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size == CAPACITY;
    }

    /// Adds a request.
    ///
    /// @param high the upper half of the address, as [EchoAddress] has it
    /// @param low its lower half
    /// @param scope the index of the interface for a link-local address, else 0
    /// @param sequence 0 to 65,535; it comes back in the reply
    public void add(long high, long low, int scope, int sequence) {
        this.high[size] = high;
        this.low[size] = low;
        this.scope[size] = scope;
        this.sequence[size] = sequence;
        outcome[size] = Outcome.AGAIN;
        words[size] = "";
        size++;
    }

    public long high(int entry) {
        return high[entry];
    }

    public long low(int entry) {
        return low[entry];
    }

    public int scope(int entry) {
        return scope[entry];
    }

    public int sequence(int entry) {
        return sequence[entry];
    }

    /// When it was sent, in nanoseconds of [EchoTransport#now].
    public long at(int entry) {
        return at[entry];
    }

    public Outcome outcome(int entry) {
        return outcome[entry];
    }

    /// The system's own words about a refusal, with the name of its error; "" if there is none.
    public String words(int entry) {
        return words[entry];
    }

    /// It was sent.
    ///
    /// @param when on the clock of the transport
    public void sent(int entry, long when) {
        at[entry] = when;
        outcome[entry] = Outcome.SENT;
    }

    /// It cannot be sent at all.
    ///
    /// @param why in the system's words
    public void refused(int entry, String why) {
        outcome[entry] = Outcome.REFUSED;
        words[entry] = why;
    }

    /// Neither this one nor what comes behind it was sent.
    ///
    /// @param why [Outcome#AGAIN] or [Outcome#NO_BUFFER]
    public void stopped(int entry, Outcome why) {
        Arrays.fill(outcome, entry, size, why);
    }
}
