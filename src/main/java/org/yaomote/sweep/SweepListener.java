package org.yaomote.sweep;

import java.util.List;

/// Hears what a sweep finds. Thread: one at a time, never the caller's; it must return soon, and
/// does not throw.
public interface SweepListener {
    /// The means by which the echo requests go out; once, before anything else.
    void started(Means means);

    /// Hosts whose result is new or has changed; about every 50 ms, never empty. Results of a
    /// cancelled sweep's rest are made when they are read: read them elsewhere, since the end of
    /// the sweep waits for this call.
    ///
    /// @param changed does not change any more
    void results(List<HostResult> changed);

    /// About every 50 ms.
    void progress(Progress progress);

    /// The end, also of a cancelled sweep; once, after everything else.
    void finished(SweepSummary summary);

    /// How far it is.
    ///
    /// @param sent requests so far
    /// @param settled hosts with a verdict
    /// @param total hosts in all
    /// @param leftMillis an estimate of the time that is left
    record Progress(long sent, long settled, long total, long leftMillis) {}
}
