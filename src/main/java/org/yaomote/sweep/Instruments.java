package org.yaomote.sweep;

import org.yaomote.inspect.Neighbours;
import org.yaomote.inspect.ReverseNames;
import org.yaomote.inspect.Vendors;
import org.yaomote.inspect.WebLook;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What a host is looked at with, once it is known to be there.
///
/// @param pool for what blocks; its threads are waited with, so there must be 40 at least, or
///   virtual ones
/// @param names whom to ask for names
/// @param web how long to look at pages
/// @param neighbours the table of hardware addresses
/// @param links the networks of this computer's interfaces
/// @param vendors read when the first is asked for
/// @param random for the ids of questions; others must not be able to guess it
public record Instruments(
        Executor pool,
        ReverseNames.Settings names,
        WebLook.Limits web,
        Neighbours neighbours,
        Supplier<List<Neighbours.Link>> links,
        Supplier<Vendors> vendors,
        RandomGenerator random) {
    private static final Path RESOLVER = Path.of("/etc/resolv.conf");

    /// Those of this computer, with the usual limits.
    ///
    /// @param vendors hands out one and the same table each time
    public static Instruments ofThisComputer(
            Executor pool, Supplier<Vendors> vendors, RandomGenerator random) {
        return new Instruments(
                pool,
                ReverseNames.Settings.of(ReverseNames.serversOf(RESOLVER)),
                WebLook.Limits.DEFAULTS,
                new Neighbours(System.getProperty("os.name"), Neighbours.thisComputer()),
                Neighbours::links,
                vendors,
                random);
    }
}
