package org.yaomote.ui.shell;

import org.yaomote.events.EventLog;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.notices.DesktopNotices;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.ui.history.ReviewDesk;
import org.yaomote.ui.overview.FirstSteps;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/// What the window is given from outside.
///
/// @param model the open configuration and the proxy
/// @param counts reads the counts; cheap, called on the timer's thread
/// @param timer drives the readings
/// @param worker runs what may block
/// @param firstSteps demo and file opening
/// @param arrivals takes files and texts from outside
/// @param events where what happens is reported
/// @param notices shows some of it outside the window
/// @param review looks at and prints what is to be applied
/// @param memory where the window was
/// @param notebook where the user's wishes and smaller things are remembered
/// @param language to begin with where nothing is remembered
/// @param version of the program, for the About note
public record Surroundings(
        WorkspaceModel model,
        Supplier<TrafficSnapshot> counts,
        ScheduledExecutorService timer,
        Executor worker,
        FirstSteps firstSteps,
        Arrivals arrivals,
        EventLog events,
        DesktopNotices notices,
        ReviewDesk review,
        WindowMemory memory,
        Notebook notebook,
        Locale language,
        String version,
        Clock clock) {}
