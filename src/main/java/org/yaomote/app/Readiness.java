package org.yaomote.app;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.time.Clock;

/// Notices when the window can be used, and writes the moment into the log: something has the
/// keyboard, and it has been drawn.
///
/// What a start takes is read there, by whoever measures and by whoever helps a user whose start is
/// slow.
///
/// Thread: the FX thread.
final class Readiness {
    /// A pulse begins when the frame of the one before is drawn.
    private static final int PULSES = 2;

    private final Scene scene;
    private final Clock clock;
    private final Runnable then;
    private final Runnable look = this::look;
    private int pulses;

    private Readiness(Scene scene, Clock clock, Runnable then) {
        this.scene = scene;
        this.clock = clock;
        this.then = then;
    }

    /// Looks until it is so; costs nothing afterwards.
    ///
    /// @param stage a window that is shown
    /// @param then run once when it is so
    static void await(Stage stage, Clock clock, Runnable then) {
        Readiness readiness = new Readiness(stage.getScene(), clock, then);
        readiness.scene.addPostLayoutPulseListener(readiness.look);
        Platform.requestNextPulse();
    }

    private void look() {
        if (scene.getFocusOwner() != null) {
            pulses++;
        }
        if (pulses <= PULSES) {
            Platform.requestNextPulse();
            return;
        }
        scene.removePostLayoutPulseListener(look);
        System.getLogger(Readiness.class.getName())
                .log(System.Logger.Level.INFO, "the window can be used at " + clock.instant());
        then.run();
    }
}
