package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Frames;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.tools.ToolProvider;

/// Bars of the running program that hold only on a quiet machine, and so are not run with the
/// tests: how fast screens and filters are, how long the window is blocked under load, and whether
/// what is selected stays so. `src/test/bench/quality.sh` runs it over a web server.
///
/// System properties: `backend`, port of a web server on loopback; `minutes` of watching a
/// selection; `report`, the file that lines are appended to.
class WindowBars {
    private static final int ROWS = 5_000;
    private static final int RATE = 5_000;
    private static final int SECONDS = 20;

    /// Seconds of load before, in which the compiler gets done with the proxy.
    private static final int WARMING = 15;

    /// What a quick hand needs from one click to the next, and from one key to the next.
    private static final int CLICK_MILLIS = 200;

    private static final int KEY_MILLIS = 40;
    private static final int LONG_MICROS = 100_000;
    private static final double MILLIS = 1e6;
    private static final List<String> SCREENS =
            List.of(
                    "listeners",
                    "services",
                    "traffic",
                    "sweep",
                    "certificates",
                    "logs",
                    "settings");

    /// Typed letter by letter: what is no filter yet is underlined on the way.
    private static final List<String> FILTERS =
            List.of("path^=/b", "status=200 ms>0", "-path=/a method=get", "web1", "host=nobody");

    @TempDir Path folder;
    private OpenPanel panel;
    private int port;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        panel = OpenPanel.in(folder.resolve("profile"));
        port = freePort();
        Backend backend = new Backend("web1", "127.0.0.1", Integer.getInteger("backend"), 1, true);
        Service web =
                new Service(new ServiceId("web"), "web", new Affinity.None(), List.of(backend));
        Listener listener =
                new Listener(
                        new ListenerId("http"),
                        "http",
                        true,
                        "127.0.0.1",
                        port,
                        new Protocol.Http(),
                        MethodSet.ANY,
                        List.of(Rule.everything(web.id())));
        ProxyConfig config = new ProxyConfig(List.of(listener), List.of(web), Timeouts.DEFAULTS);
        fx(() -> panel.wiring().workspace().edit(new Edit("discard", List.of(), _ -> config)));
        panel.start();
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void screensAndFiltersFollowAtOnce() throws IOException, InterruptedException {
        List<Double> switches = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            for (String screen : SCREENS) {
                switches.add(millis(() -> navigate(screen)));
            }
        }
        fx(() -> navigate("traffic"));
        load("/a", 1_000, ROWS / 2_000.0);
        load("/b", 1_000, ROWS / 2_000.0);
        TableView<?> table = (TableView<?>) node("#traffic-table");
        await().atMost(Duration.ofSeconds(30)).until(() -> rows(table) >= ROWS * 0.98);
        int all = rows(table);
        TextField filter = (TextField) node("#traffic-filter");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long fxThread = fxThread();
        List<Double> work = new ArrayList<>();
        List<Double> strokes = new ArrayList<>();
        for (String typed : FILTERS) {
            for (int end = 1; end <= typed.length(); end++) {
                String text = typed.substring(0, end);
                // Nobody types before the frame of the letter before is painted.
                Frames.await(2);
                long before = threads.getThreadCpuTime(fxThread);
                strokes.add(millis(() -> filter.setText(text)));
                work.add((threads.getThreadCpuTime(fxThread) - before) / MILLIS);
            }
        }
        long begun = System.nanoTime();
        fx(() -> filter.setText("path^=/a"));
        await().pollInterval(Duration.ofMillis(2)).until(() -> rows(table) < all);
        double found = (System.nanoTime() - begun) / MILLIS;
        report(
                "Q3 screen switch: %.0f ms (p95 of %d; the first of each %.0f ms at most)",
                p95(switches.subList(SCREENS.size(), switches.size())),
                switches.size() - SCREENS.size(),
                switches.stream().limit(SCREENS.size()).max(Double::compare).orElseThrow());
        report(
                "Q3 filter: %.0f ms a keystroke (p95 of %d; median %.0f ms; worked %.0f ms, p95"
                        + " %.0f ms), %.0f ms to the result, %d rows",
                p95(strokes),
                strokes.size(),
                strokes.stream().sorted().toList().get(strokes.size() / 2),
                work.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                p95(work),
                found,
                all);
    }

    @Test
    void theWindowIsNeverBlockedUnderLoad() throws Exception {
        fx(() -> navigate("sweep"));
        Process loading = loader("/", RATE, WARMING + SECONDS);
        Thread.sleep(Duration.ofSeconds(WARMING));
        Histogram waits = new Histogram(3);
        Histogram work = new Histogram(3);
        Thread watchdog = Thread.ofPlatform().daemon().start(() -> watch(waits, work));
        fx(
                () -> {
                    ((TextField) node("#sweep-targets")).setText("127.1.0.0/22");
                    ((Button) node("#sweep-start")).fire();
                    if (node("#sweep-question-yes").getParent().getParent().isVisible()) {
                        ((Button) node("#sweep-question-yes")).fire();
                    }
                });
        int typed = 0;
        while (loading.isAlive()) {
            String screen = SCREENS.get(typed / 20 % SCREENS.size());
            Thread.sleep(CLICK_MILLIS);
            fx(() -> navigate(screen));
            Thread.sleep(CLICK_MILLIS);
            Button search = (Button) node("#search");
            fx(search::fire);
            TextField field = (TextField) node("#palette-field");
            for (int i = 0; i < 20 && loading.isAlive(); i++) {
                String text = "backend of web".substring(0, i % 14 + 1);
                fx(() -> field.setText(text));
                typed++;
                Thread.sleep(KEY_MILLIS);
            }
            fx(search::fire);
        }
        watchdog.interrupt();
        watchdog.join();
        String asked =
                new String(loading.getInputStream().readAllBytes()).lines().findFirst().orElse("");
        report(
                "Q4 FX thread blocked %.0f ms at most, p99 %.1f ms, %d over 100 ms;"
                        + " worked %.0f ms at most, p99 %.1f ms; %d keystrokes; load: %s",
                waits.getMaxValue() / 1e3,
                waits.getValueAtPercentile(99) / 1e3,
                waits.getMaxValue() < LONG_MICROS
                        ? 0
                        : waits.getCountBetweenValues(LONG_MICROS, waits.getMaxValue()),
                work.getMaxValue() / 1e3,
                work.getValueAtPercentile(99) / 1e3,
                typed,
                asked);
    }

    /// The watchdog's thread, in microseconds: how long a task waits for the FX thread, and how
    /// much of the processor that thread had meanwhile. With fewer processors than there is to do,
    /// the first is mostly the waiting for one.
    private static void watch(Histogram waits, Histogram work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long fxThread = fxThread();
        try {
            while (true) {
                CountDownLatch done = new CountDownLatch(1);
                long asked = System.nanoTime();
                long worked = threads.getThreadCpuTime(fxThread);
                Platform.runLater(done::countDown);
                done.await();
                waits.recordValue((System.nanoTime() - asked) / 1_000);
                work.recordValue((threads.getThreadCpuTime(fxThread) - worked) / 1_000);
                Thread.sleep(5);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static long fxThread() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Thread.currentThread().threadId());
    }

    @Test
    void whatIsSelectedStaysSelected() throws Exception {
        double minutes = Double.parseDouble(System.getProperty("minutes", "1"));
        fx(() -> navigate("services"));
        TreeTableView<?> tree = (TreeTableView<?>) node("#services-tree");
        fx(() -> tree.getSelectionModel().select(1));
        Object backend = tree.getSelectionModel().getSelectedItem();
        fx(() -> navigate("traffic"));
        load("/before", 100, 1);
        TableView<?> table = (TableView<?>) node("#traffic-table");
        await().until(() -> rows(table) > 50);
        fx(() -> table.getSelectionModel().select(20));
        Object request = table.getSelectionModel().getSelectedItem();
        Process loading = loader("/now", 4, (int) (minutes * 60));
        int wrong = 0;
        while (loading.isAlive()) {
            boolean same =
                    WaitForAsyncUtils.waitForAsyncFx(
                            10_000,
                            () ->
                                    request.equals(table.getSelectionModel().getSelectedItem())
                                            && backend.equals(
                                                    tree.getSelectionModel().getSelectedItem()));
            wrong += same ? 0 : 1;
            Thread.sleep(250);
        }
        report("Q32 selection lost %d times in %.1f minutes of 4 updates a second", wrong, minutes);
        assertThat(wrong).isZero();
    }

    private void navigate(String screen) {
        panel.wiring().window().context().navigator().open(screen);
    }

    private Node node(String query) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> panel.stage().getScene().lookup(query));
    }

    private static int rows(TableView<?> table) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> table.getItems().size());
    }

    private static void fx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(30_000, action);
    }

    /// Until it is laid out and painted.
    private double millis(Runnable action) {
        return Frames.untilPainted(panel.stage().getScene(), action) / MILLIS;
    }

    private static double p95(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }

    private void load(String path, int rate, double seconds)
            throws IOException, InterruptedException {
        Process loading = loader(path, rate, (int) Math.ceil(seconds));
        assertThat(loading.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private Process loader(String path, int rate, int seconds) throws IOException {
        Path compiled = Files.createDirectories(folder.resolve("loader"));
        if (!Files.exists(compiled.resolve("Loader.class"))) {
            int result =
                    ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    null,
                                    null,
                                    "-d",
                                    compiled.toString(),
                                    "src/test/bench/Loader.java");
            assertThat(result).isZero();
        }
        // It stands for other machines, and so yields the processor.
        return new ProcessBuilder(
                        "nice",
                        "-n",
                        "19",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        compiled.toString(),
                        "Loader",
                        "ask",
                        "http://127.0.0.1:" + port + path,
                        "32",
                        "" + rate,
                        "" + seconds)
                .redirectErrorStream(true)
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void report(String format, Object... figures) throws IOException {
        String line = String.format(Locale.ROOT, format, figures);
        String file = System.getProperty("report", "");
        if (file.isEmpty()) {
            System.out.println(line);
        } else {
            Files.writeString(
                    Path.of(file),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
