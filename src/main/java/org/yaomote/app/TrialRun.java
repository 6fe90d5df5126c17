package org.yaomote.app;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.yaomote.metrics.Traffic;
import org.yaomote.ui.fx.FxThread;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Shows every screen once, serves the demo for a moment, and ends the program: how a package is
/// tried, and how the JVM learns what the next start will need.
///
/// Done where the system property `yaomote.trial` is set. What goes wrong on the FX thread, such as
/// a flag that the package forgot, is kept and thrown in the end, so that the process fails.
///
/// Thread: the FX thread.
final class TrialRun {
    private static final String ASKED = "yaomote.trial";
    private static final int PULSES_PER_SCREEN = 3;
    private static final long REQUESTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> SCREENS =
            List.of(
                    "wizard",
                    "listeners",
                    "services",
                    "traffic",
                    "certificates",
                    "sweep",
                    "ports",
                    "logs",
                    "settings",
                    "overview");

    private final Scene scene;
    private final Wiring wiring;
    private final Runnable pulse = this::pulse;
    private final Deque<String> screens = new ArrayDeque<>(SCREENS);
    private long deadline;
    private int pulses;
    private String fault = "";

    /// @param stage the window, shown
    TrialRun(Stage stage, Wiring wiring) {
        this.scene = stage.getScene();
        this.wiring = wiring;
    }

    static boolean isAsked() {
        return Boolean.getBoolean(ASKED);
    }

    /// Goes through it all, then closes the window.
    void begin() {
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, failure) -> fault = failure.toString());
        wiring.tryDemo();
        deadline = System.nanoTime() + PATIENCE.toNanos();
        scene.addPostLayoutPulseListener(pulse);
        Platform.requestNextPulse();
    }

    private void pulse() {
        Platform.requestNextPulse();
        pulses++;
        if (pulses % PULSES_PER_SCREEN != 0) {
            return;
        }
        if (!screens.isEmpty()) {
            String next = screens.remove();
            // Not within the pulse: the scene must not change while it is laid out.
            new FxThread().execute(() -> wiring.window().context().navigator().open(next));
        } else if (served() >= REQUESTS) {
            end();
        } else if (System.nanoTime() > deadline) {
            fault = "the demo did not serve " + REQUESTS + " requests in " + PATIENCE;
            end();
        }
    }

    private long served() {
        return wiring.window()
                .context()
                .sampler()
                .latestProperty()
                .get()
                .now()
                .overListeners(Traffic::requests);
    }

    private void end() {
        scene.removePostLayoutPulseListener(pulse);
        new FxThread().exit();
    }

    /// Throws what went wrong, if anything did.
    void verdict() {
        if (!fault.isEmpty()) {
            throw new IllegalStateException("trial run: " + fault);
        }
    }
}
