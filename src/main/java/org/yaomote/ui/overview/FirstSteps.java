package org.yaomote.ui.overview;

/// What the window offers to who has no configuration yet; the program does it.
///
/// Thread: called on the FX thread.
public interface FirstSteps {
    /// Fills the configuration with a working example: two small web servers inside the program
    /// behind a listener on a free loopback port. One edit that can be undone.
    void tryDemo();

    /// Asks for a configuration file and opens it.
    void openFile();
}
