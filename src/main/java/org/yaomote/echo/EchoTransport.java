package org.yaomote.echo;

/// A way to ask addresses whether they are there: sockets of the system, a program, or a fake.
///
/// It sends requests and hands on what comes back; it knows nothing of verdicts. Its owner is one
/// thread, which calls everything but [#wakeUp]. Nothing here throws because of the network.
public interface EchoTransport extends AutoCloseable {
    /// By which means it asks.
    EchoMeans means();

    /// Nanoseconds on the clock of this transport, from an arbitrary point, never backwards. All
    /// times here are of this clock: a fake one can run as fast as it likes.
    default long now() {
        return System.nanoTime();
    }

    /// Sends requests, in order, until one cannot be sent now. Never blocks.
    ///
    /// An entry of the batch that is not sent because of the entries before it has their outcome.
    /// What is waiting to be received may be lost on no account; the error of another request,
    /// which many systems report when something is sent, is kept for [#receive].
    ///
    /// @param batch gets an outcome and, where it was sent, a time for each entry
    void send(EchoBatch batch);

    /// Hands on everything that has come, or as much as is good at a time. Never blocks.
    ///
    /// @return how many arrivals were handed on; 0: there is nothing for the moment
    int receive(EchoSink sink);

    /// Waits until something may have come, until a request can be sent again that could not
    /// ([EchoBatch.Outcome#AGAIN]), until [#wakeUp], or until a time. It may return for no reason.
    ///
    /// @param until of [#now]; in the past: returns at once
    void await(long until);

    /// Ends [#await], the present one or the next. Any thread; harmless behind [#close].
    void wakeUp();

    /// Whether a request is repeated by the means itself while it waits (TCP does so, and the
    /// system's `ping` is told to): then one request for each host is enough. Usually none is.
    default boolean repeats() {
        return false;
    }

    /// Replies that this computer received and threw away, because there were too many at a time; 0
    /// where the means does not tell.
    default long dropped() {
        return 0;
    }

    /// How many requests can be in the air before replies get lost in this computer, as far as it
    /// is known: requests in a second should stay below. 0: no limit.
    default int mostPerSecond() {
        return 0;
    }

    /// Gives back everything. What was asked is forgotten.
    @Override
    void close();
}
