package org.yaomote.ui.traffic;

import org.yaomote.traffic.Expectation;
import org.yaomote.traffic.TrafficTap;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.Ticker;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the screen works with, besides what every screen is given.
///
/// @param tap where the engine's recordings come out
/// @param routes says where requests would go
/// @param replay sends requests again
/// @param work for fetching recordings, some times a second, and for writing files
/// @param ticker counts the time between two fetches
/// @param picker asks where an export is written
/// @param kept reads the expectations that are kept
/// @param keep keeps them; must not block
/// @param browser opens a page, and does not wait for it
/// @param version of the program, for exports
public record TrafficTools(
        TrafficTap tap,
        Routes routes,
        Replay replay,
        BackgroundWork work,
        Ticker ticker,
        TargetPicker picker,
        Supplier<List<Expectation>> kept,
        Consumer<List<Expectation>> keep,
        Consumer<URI> browser,
        String version) {}
