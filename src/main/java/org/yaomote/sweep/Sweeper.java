package org.yaomote.sweep;

/// Runs sweeps.
public interface Sweeper extends AutoCloseable {
    /// Begins at once, on a thread of its own, and returns.
    ///
    /// @param request of no more hosts than [org.yaomote.targets.Guard#MOST]
    /// @param listener hears all of it, whatever goes wrong
    Running start(SweepRequest request, SweepListener listener);

    /// Makes ready what the first sweep would wait for (native functions, sockets). Any thread; it
    /// may take some hundred milliseconds, so let it be one in the background.
    void warmUp();

    /// Cancels what runs and waits for none of it.
    @Override
    void close();

    /// A sweep that was started.
    interface Running {
        /// Ends it within 50 ms; what is known stays. Any thread, any number of times.
        void cancel();
    }
}
