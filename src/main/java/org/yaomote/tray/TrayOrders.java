package org.yaomote.tray;

/// What the icon's menu does. Called on a thread of the toolkit that shows the icon.
public interface TrayOrders {
    /// Shows the window.
    void open();

    /// Starts the proxy, or stops it.
    void startOrStop();

    /// Applies what waits.
    void apply();

    /// Ends the program.
    void quit();
}
