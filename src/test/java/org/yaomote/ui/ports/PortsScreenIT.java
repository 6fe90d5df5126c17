package org.yaomote.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ports.Listening;
import org.yaomote.ports.PortDoctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeoutException;

/// The port doctor over the real sockets of this computer.
class PortsScreenIT {
    private final FxRobot robot = new FxRobot();
    @AutoClose private WindowFixture fixture;

    /// Neither for an answer that appears nor for a mistake that goes.
    @ParameterizedTest
    @ValueSource(ints = {100, 150, 200})
    void theRowsStayWhereTheyAreWhenOneIsChosen(int textSize) throws TimeoutException, IOException {
        open(textSize);
        Hands hands = new Hands(fixture.stage);
        try (ServerSocket mine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            robot.interact(() -> robot.lookup("#ports-refresh").<Button>query().fire());
            await().until(() -> row(mine.getLocalPort()) >= 0);
            double before = hands.top("#ports-table");
            choose(row(mine.getLocalPort()));
            await().until(() -> robot.lookup("#ports-answer").query().isVisible());
            assertThat(hands.top("#ports-table")).isEqualTo(before);
            robot.interact(
                    () -> {
                        TextField port = robot.lookup("#ports-port").query();
                        port.setText("none");
                        port.fireEvent(new ActionEvent());
                        table().getSelectionModel().clearSelection();
                    });
            await().until(() -> !robot.lookup("#ports-answer").query().isVisible());
            assertThat(hands.top("#ports-table")).isEqualTo(before);
            choose(row(mine.getLocalPort()));
            await().until(() -> robot.lookup("#ports-answer").query().isVisible());
            assertThat(hands.top("#ports-table")).isEqualTo(before);
        }
    }

    private void open(int textSize) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture =
                            new WindowFixture(
                                    ProxyConfig.EMPTY,
                                    context ->
                                            new PortsScreen(context, PortDoctor.ofThisComputer()));
                    fixture.window.appearance().textSizeProperty().set(textSize);
                    fixture.show(1200, 780);
                    fixture.go("ports");
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void choose(int row) {
        robot.interact(() -> table().getSelectionModel().select(row));
    }

    private TableView<Listening> table() {
        return robot.lookup("#ports-table").query();
    }

    private int row(int port) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> table().getItems().stream().map(Listening::port).toList().indexOf(port));
    }
}
