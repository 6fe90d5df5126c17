package org.yaomote.ui.traffic;

import org.yaomote.config.Backend;
import org.yaomote.traffic.RequestTrace;

import java.util.Optional;
import java.util.function.Consumer;

/// What can be done with requests that are looked at.
///
/// Thread: the FX thread.
interface TrafficActions {
    /// Puts it into the clipboard as a command of curl.
    void copyCurl(RequestTrace trace);

    /// Sends it again.
    ///
    /// @param to the backend that is to have it; empty for the proxy itself
    /// @param said told what came of it, in words
    void replay(RequestTrace trace, Optional<Backend> to, Consumer<String> said);

    /// Asks the route tester about it.
    void test(RequestTrace trace);

    /// Makes a rule for requests like it, in the draft, and shows it.
    void makeRule(RequestTrace trace);

    /// Writes what is shown into a file.
    void export();

    /// Forgets all requests; can be taken back.
    void clear();

    /// Sends a request to the first listener that runs.
    void sendFirst();

    /// Opens the first listener that runs and takes requests in the browser.
    void browse();

    /// Closes the inspector.
    void close();
}
