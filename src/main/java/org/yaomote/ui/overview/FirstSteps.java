package org.yaomote.ui.overview;

import org.yaomote.config.ProxyConfig;

import java.util.function.Consumer;

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

    /// Tells which network [#sweepNetwork] would ask, as soon as that is known; never if this
    /// computer is in none.
    void tellNetwork(Consumer<Network> told);

    /// A network of this computer.
    ///
    /// @param text as it is written: `192.168.1.0/24`
    /// @param addresses how many a sweep of it asks
    record Network(String text, long addresses) {}

    /// Asks for a configuration file and opens it.
    void openFile();
}
