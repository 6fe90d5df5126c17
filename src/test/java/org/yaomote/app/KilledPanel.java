package org.yaomote.app;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

/// A process of its own with the whole program, which serves until it is killed.
final class KilledPanel {
    private KilledPanel() {}

    /// @param arguments the profile
    public static void main(String... arguments) throws TimeoutException, InterruptedException {
        OpenPanel panel = OpenPanel.in(Path.of(arguments[0]));
        panel.start();
        System.out.println("serving");
        new CountDownLatch(1).await();
    }
}
