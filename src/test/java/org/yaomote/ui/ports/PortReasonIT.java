package org.yaomote.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.OtherProgram;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ports.PortDoctor;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

class PortReasonIT {
    private static final Problem TAKEN =
            Problem.error("listeners[0].port", "bind.inUse", "8080", "127.0.0.1");

    @TempDir private Path folder;
    @AutoClose private WindowFixture fixture;

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture = new WindowFixture(Configs.shop());
                    fixture.show();
                });
    }

    /// Every refusal makes new ones, and the words of the window are there as long as the window.
    @Test
    void aLineThatIsShownNoMoreIsNotKept() {
        WeakReference<Node> line = new WeakReference<>(line());
        fixture.await();
        WaitForAsyncUtils.waitForFxEvents();
        await().until(
                        () -> {
                            System.gc();
                            return line.refersTo(null);
                        });
    }

    @Test
    void aLineThatIsShownFollowsTheLanguage() {
        Node line = line();
        String english = words(line);
        WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> fixture.window.context().texts().setLanguage(Locale.JAPANESE));
        assertThat(words(line)).isNotEqualTo(english);
    }

    /// The program that has it may end while its name is read.
    @Test
    void aLineThatNamesAProgramSaysWhenItHasGone() throws IOException, InterruptedException {
        int port = ScriptedBackend.refusingPort();
        Process holder = OtherProgram.at(port, folder);
        try {
            Pane place = new Pane();
            PortReason reason =
                    new PortReason(fixture.window.context(), PortDoctor.ofThisComputer());
            Node line =
                    WaitForAsyncUtils.waitForAsyncFx(
                            10_000,
                            () -> {
                                Node made = reason.line("127.0.0.1", port, Set::of, _ -> {});
                                place.getChildren().add(made);
                                fixture.stage.getScene().setRoot(place);
                                return made;
                            });
            await().until(() -> words(line).contains(Long.toString(holder.pid())));
            holder.destroy();
            holder.waitFor();

            await().atMost(Duration.ofSeconds(20)).until(() -> words(line).contains("free"));
        } finally {
            holder.destroyForcibly();
        }
    }

    /// The server of a backend may be down, so that its port can be had: requests would go round in
    /// circles.
    @Test
    void whatTheConfigurationUsesIsNotOffered() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = holder.getLocalPort();
            ProxyConfig draft =
                    new ProxyConfig(
                            List.of(
                                    Configs.listener("http", port),
                                    Configs.listener("other", port + 1)),
                            List.of(
                                    Configs.service(
                                            "web",
                                            Configs.backend("a", port + 2, 1),
                                            Configs.backend("b", port + 3, 1))),
                            Timeouts.DEFAULTS);
            WaitForAsyncUtils.waitForAsyncFx(
                    10_000, () -> fixture.workspace.edit(Edit.of("test", "", _ -> draft)));
            PortReason reason =
                    new PortReason(fixture.window.context(), PortDoctor.ofThisComputer());
            assertThat(offered(fx(() -> reason.of(TAKEN).orElseThrow()))).isGreaterThan(port + 3);

            Supplier<Set<Integer>> further = () -> Set.of(port + 4, port + 5);
            assertThat(offered(fx(() -> reason.line("127.0.0.1", port, further, _ -> {}))))
                    .isGreaterThan(port + 5);
        }
    }

    private int offered(Node line) {
        Labeled use = (Labeled) line.lookup(".port-use");
        await().until(() -> !use.getText().isEmpty());
        return Integer.parseInt(use.getText().replaceAll("[^0-9]", ""));
    }

    private static <T> T fx(Callable<T> made) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, made);
    }

    private Node line() {
        PortReason reason = new PortReason(fixture.window.context(), PortDoctor.ofThisComputer());
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> reason.of(TAKEN).orElseThrow());
    }

    private static String words(Node line) {
        return ((Labeled) line.lookup(".port-answer")).getText();
    }
}
