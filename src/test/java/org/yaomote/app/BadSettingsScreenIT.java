package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import javafx.css.PseudoClass;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.ScriptedBackend;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/// What cannot work is told at its field and in one sentence that says what to do; the rest stays
/// editable.
class BadSettingsScreenIT {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    @TempDir Path folder;
    private OpenPanel panel;
    private Hands hands;

    @BeforeEach
    void open() throws TimeoutException {
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
        hands.click("#welcome-create");
        hands.overwrite("web");
        panel.addBackend("127.0.0.1", ScriptedBackend.refusingPort(), 1);
        panel.go("listeners");
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void aPortInUseIsTold() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            panel.addListener("shop", port);
            String told =
                    "Port %d on 127.0.0.1 is in use by another program. ".formatted(port)
                            + "Stop that program, or choose another port.";
            startIsRefused("shop: " + told);
            atField("#listeners-port", DANGER, told);
            theRestStaysEditable();
            await().atMost(OpenPanel.PATIENCE).until(() -> hands.sees("#reasons .port-use"));
            hands.click("#reasons .port-use");
            hands.click("#start-stop");
            runs();
        }
    }

    @Test
    void aPortThatNeedsRightsIsTold() throws IOException {
        assumeThat(isAllowed(81)).as("this user may open port 81").isFalse();
        panel.addListener("shop", 81);
        String told =
                "This system lets only administrators open port 81. "
                        + "Choose a port from 1024 on, or allow it for this program.";
        startIsRefused("shop: " + told);
        atField("#listeners-port", DANGER, told);
        theRestStaysEditable();
    }

    @Test
    void aMissingCertificateIsTold() {
        panel.addListener("shop", ScriptedBackend.refusingPort());
        Path missing = folder.resolve("none.pem");
        panel.secure(missing);
        String told =
                "There is no file %s. Correct the name, or choose another PEM file."
                        .formatted(missing);
        startIsRefused("shop: " + told);
        atField("#listeners-certificate-0", DANGER, told);
        theRestStaysEditable();
    }

    @Test
    void anUnknownHostIsToldWhileTheOthersServe() {
        panel.addListener("shop", ScriptedBackend.refusingPort());
        panel.go("services");
        panel.addBackend("no-such-host.invalid", 80, 1);
        hands.click("#start-stop");
        runs();
        String told =
                "The name \u201cno-such-host.invalid\u201d is not known, so this backend gets no "
                        + "requests. Check its spelling, or use an IP address.";
        atField("#services-host", WARNING, told);
        panel.go("overview");
        assertThat(hands.texts("#needs .label")).contains("no-such-host.invalid:80: " + told);
        theRestStaysEditable();
    }

    private void startIsRefused(String sentence) {
        hands.click("#start-stop");
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () -> assertThat(hands.text("#state-pill")).isEqualTo("Not started"));
        assertThat(hands.texts("#reasons .label")).startsWith(sentence);
    }

    private void atField(String field, PseudoClass mark, String sentence) {
        assertThat(hands.node(field).getPseudoClassStates()).contains(mark);
        assertThat(hands.texts(".form-message")).contains(sentence);
        assertThat(hands.texts(".error-message .error-details-link")).contains("Details");
    }

    private void theRestStaysEditable() {
        panel.go("services");
        hands.click("#services-newBackend");
        hands.type("#services-weight", "7");
        assertThat(panel.wiring().workspace().draft().services().getFirst().backends().getLast())
                .returns(7, b -> b.weight());
        panel.undo();
        panel.undo();
    }

    private void runs() {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(hands.text("#state-pill")).isEqualTo("Running"));
    }

    private static boolean isAllowed(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (BindException inUse) {
            return !String.valueOf(inUse.getMessage()).contains("denied");
        } catch (SocketException refused) {
            return false;
        }
    }
}
