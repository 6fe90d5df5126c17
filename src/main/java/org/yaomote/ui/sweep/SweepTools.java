package org.yaomote.ui.sweep;

import org.yaomote.sweep.Sweeper;
import org.yaomote.targets.TargetFiles;
import org.yaomote.ui.fx.Ticker;

import java.net.URI;
import java.util.function.Consumer;

/// What the screen works with, besides what every screen is given.
///
/// @param sweeper the engine
/// @param files reads what targets name by `@`; may block
/// @param browser opens a page, and does not wait for it
/// @param ticker counts the time between requests to the same host
public record SweepTools(
        Sweeper sweeper, TargetFiles files, Consumer<URI> browser, Ticker ticker) {}
