package org.yaomote.ui.sweep;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import org.yaomote.config.ProxyConfig;
import org.yaomote.echo.EchoTransports;
import org.yaomote.fixtures.SweepDesk;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.sweep.SweepEngine;
import org.yaomote.ui.fx.UiContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Measures how smooth the window stays while the real engine sweeps a /16 of loopback: a watchdog
/// has the FX thread do a nothing every few milliseconds and looks how long that takes, which is
/// how long a click would wait; and every pulse of the window is looked at. A main program, no
/// test: it prints figures and ends.
///
/// Sweeps a /24, so that what is made for the first time is made, and then the targets twice: its
/// argument, or 127.1.0.0/16.
public final class SweepSmoothness {
    private SweepSmoothness() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /// The application class; separate, so that the main class needs no toolkit.
    public static final class Window extends Application {
        private static final double MILLIS = 1e6;

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private WindowFixture fixture;
        private SweepScreen screen;
        private Stage stage;
        private long began;
        private long lastPulse;
        private long lastBusy;
        private long pulses;
        private long longestGap;
        private long longestBusy;
        private long over;
        private int sweeps;
        private double longestAt;
        private final AtomicLong longestWait = new AtomicLong();
        private final AtomicLong waitsOver = new AtomicLong();

        @Override
        public void start(Stage primary) {
            stage = primary;
            fixture =
                    new WindowFixture(
                            primary, ProxyConfig.EMPTY, Locale.ENGLISH, List.of(this::screen));
            stage.setWidth(1200);
            stage.setHeight(780);
            fixture.window.show();
            fixture.window.context().navigator().open("sweep");
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse();
                }
            }.start();
            Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
            sweep("127.0.1.0/24");
        }

        /// The watchdog's thread, for good.
        private void watch() {
            while (true) {
                CountDownLatch done = new CountDownLatch(1);
                long asked = System.nanoTime();
                Platform.runLater(done::countDown);
                try {
                    done.await();
                    long waited = System.nanoTime() - asked;
                    longestWait.accumulateAndGet(waited, Math::max);
                    waitsOver.addAndGet(waited > 100 * MILLIS ? 1 : 0);
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private SweepScreen screen(UiContext context) {
            try {
                SweepDesk desk = new SweepDesk(Files.createTempDirectory("smoothness"));
                var engine = new SweepEngine(EchoTransports::open, Clock.systemUTC());
                var given = desk.tools(context);
                screen =
                        new SweepScreen(
                                context,
                                new SweepTools(
                                        engine,
                                        given.files(),
                                        given.monitor(),
                                        given.roster(),
                                        given.watched(),
                                        given.work(),
                                        given.picker(),
                                        given.browser(),
                                        given.ticker()));
                return screen;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void sweep(String targets) {
            began = 0;
            stage.getScene().getRoot().applyCss();
            ((TextField) find("#sweep-targets")).setText(targets);
            ((Button) find("#sweep-start")).fire();
            if (find("#sweep-question-yes").getParent().getParent().isVisible()) {
                ((Button) find("#sweep-question-yes")).fire();
            }
        }

        private javafx.scene.Node find(String id) {
            return stage.getScene().lookup(id);
        }

        private void pulse() {
            long now = System.nanoTime();
            long busy = threads.getCurrentThreadCpuTime();
            boolean running = find("#sweep-stop").isVisible();
            if (running && began == 0) {
                began = now;
                pulses = 0;
                longestGap = 0;
                longestBusy = 0;
                over = 0;
                longestWait.set(0);
                waitsOver.set(0);
            } else if (running) {
                pulses++;
                if (now - lastPulse > longestGap) {
                    longestGap = now - lastPulse;
                    longestAt = (now - began) / 1e9;
                }
                longestBusy = Math.max(longestBusy, busy - lastBusy);
                over += now - lastPulse > 100 * MILLIS ? 1 : 0;
            } else if (began != 0) {
                ended(now - began);
            }
            lastPulse = now;
            lastBusy = busy;
        }

        private void ended(long took) {
            int rows = ((javafx.scene.control.TableView<?>) find("#sweep-table")).getItems().size();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "%d hosts in %.2f s: FX thread blocked at most %.0f ms, %d times over 100 ms;"
                            + " %d pulses, longest gap %.0f ms at %.2f s, %d over 100 ms,"
                            + " busy at most %.0f ms between two; heap %d MiB%n",
                    rows,
                    took / 1e9,
                    longestWait.get() / MILLIS,
                    waitsOver.get(),
                    pulses,
                    longestGap / MILLIS,
                    longestAt,
                    over,
                    longestBusy / MILLIS,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            began = 0;
            String next = getParameters().getRaw().stream().findFirst().orElse("127.1.0.0/16");
            if (++sweeps > 2) {
                Platform.exit();
            } else {
                Platform.runLater(() -> sweep(next));
            }
        }

        @Override
        public void stop() {
            fixture.close();
        }
    }
}
