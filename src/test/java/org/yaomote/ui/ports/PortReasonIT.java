package org.yaomote.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Node;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.Problem;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ports.PortDoctor;

import java.lang.ref.WeakReference;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

class PortReasonIT {
    private static final Problem TAKEN =
            Problem.error("listeners[0].port", "bind.inUse", "8080", "127.0.0.1");

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

    private Node line() {
        PortReason reason = new PortReason(fixture.window.context(), PortDoctor.ofThisComputer());
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> reason.of(TAKEN).orElseThrow());
    }

    private static String words(Node line) {
        return ((Labeled) line.lookup(".port-answer")).getText();
    }
}
