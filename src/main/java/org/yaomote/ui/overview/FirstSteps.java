package org.yaomote.ui.overview;

import org.yaomote.config.ProxyConfig;

/// What the window offers to who has no configuration yet; the program does it.
///
/// Thread: called on the FX thread.
public interface FirstSteps {
    /// Fills the configuration with a working example and starts it: two small web servers inside
    /// the program behind a listener on a free loopback port, with light traffic. One edit that can
    /// be undone.
    void tryDemo();

    /// Whether a configuration has that example.
    boolean hasDemo(ProxyConfig config);

    /// Takes it away again. One edit that can be undone.
    void removeDemo();

    /// Shows who is on the own network: begins to sweep it.
    void sweepNetwork();

    /// Asks for a configuration file and opens it.
    void openFile();
}
