package org.yaomote.ui.sweep;

import org.yaomote.roster.Roster;
import org.yaomote.roster.WatchList;
import org.yaomote.sweep.Sweeper;
import org.yaomote.targets.TargetFiles;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.Ticker;
import org.yaomote.watch.MonitorSession;
import org.yaomote.watch.WatchSettings;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the screen works with, besides what every screen is given.
///
/// @param sweeper the engine
/// @param files reads what targets name by `@`; may block
/// @param monitor opens a session that watches hosts; may take some hundred milliseconds
/// @param roster the sweeps that are kept
/// @param watched the hosts that are watched from one start to the next
/// @param work for files of kept sweeps, which are large; one task at a time, and not the one that
///   saves the configuration
/// @param picker asks where an export is written
/// @param browser opens a page, and does not wait for it
/// @param ticker counts the time between requests to the same host
public record SweepTools(
        Sweeper sweeper,
        TargetFiles files,
        Function<WatchSettings, MonitorSession> monitor,
        Roster roster,
        WatchList watched,
        BackgroundWork work,
        TargetPicker picker,
        Consumer<URI> browser,
        Ticker ticker) {}
