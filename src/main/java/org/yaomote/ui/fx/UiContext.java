package org.yaomote.ui.fx;

import org.yaomote.events.EventLog;

import java.time.Clock;

/// What a screen is given.
///
/// @param texts of the language in use
/// @param model the open configuration and the proxy
/// @param sampler the counts, twice a second
/// @param work for what may block
/// @param toasts short notes with an undo button
/// @param navigator goes to other places
/// @param events where what happened is reported
/// @param preferences what the user wants about the program itself
/// @param keys those of the commands of the window
/// @param clock for "since"
public record UiContext(
        Texts texts,
        WorkspaceModel model,
        Sampler sampler,
        BackgroundWork work,
        Toasts toasts,
        Navigator navigator,
        EventLog events,
        Preferences preferences,
        CommandKeys keys,
        Clock clock) {
    /// The same for a part that comes and goes while the window stays: what listens to its texts
    /// goes with the part. Their language is not to be set.
    public UiContext passing() {
        return new UiContext(
                texts.apart(),
                model,
                sampler,
                work,
                toasts,
                navigator,
                events,
                preferences,
                keys,
                clock);
    }
}
