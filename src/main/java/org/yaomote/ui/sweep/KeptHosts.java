package org.yaomote.ui.sweep;

import org.yaomote.roster.WatchList;
import org.yaomote.ui.fx.BackgroundWork;

import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the list of watched hosts from one start to the next.
///
/// However many changes come at once, at most one write is under way and one waits. Thread: the FX
/// thread; the file is read and written elsewhere.
final class KeptHosts {
    private static final System.Logger LOG = System.getLogger(KeptHosts.class.getName());

    private final WatchList list;
    private final BackgroundWork work;
    private Optional<WatchList.Kept> waiting = Optional.empty();
    private boolean busy = true;

    /// @param work for the file; one task at a time
    KeptHosts(WatchList list, BackgroundWork work) {
        this.list = list;
        this.work = work;
    }

    /// Reads what was kept, once and before anything is kept.
    ///
    /// @param taker takes it, if there is any
    void fetch(Consumer<WatchList.Kept> taker) {
        work.run(
                list::load,
                kept -> {
                    kept.ifPresent(taker);
                    next();
                },
                failure -> failed("the watched hosts cannot be read", failure));
    }

    /// Keeps this, soon.
    void keep(WatchList.Kept now) {
        waiting = Optional.of(now);
        if (!busy) {
            next();
        }
    }

    private void next() {
        busy = waiting.isPresent();
        waiting.ifPresent(this::write);
        waiting = Optional.empty();
    }

    private void write(WatchList.Kept kept) {
        work.run(
                () -> {
                    list.save(kept);
                    return kept;
                },
                _ -> next(),
                failure -> failed("the watched hosts cannot be kept", failure));
    }

    private void failed(String what, Exception failure) {
        LOG.log(System.Logger.Level.WARNING, what, failure);
        next();
    }
}
