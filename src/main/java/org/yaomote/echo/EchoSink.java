package org.yaomote.echo;

/// Hears what comes back. Called by the thread that owns the transport, from inside of
/// [EchoTransport#receive].
@FunctionalInterface
public interface EchoSink {
    /// Something came.
    ///
    /// @param arrival is used again for the next one: keep nothing but its values
    void accept(EchoArrival arrival);
}
