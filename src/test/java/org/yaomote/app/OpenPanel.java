package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.testfx.api.FxToolkit;
import org.yaomote.config.ProxyConfig;
import org.yaomote.control.ControlFolder;
import org.yaomote.fixtures.Hands;
import org.yaomote.store.AppFolders;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.LoadResult;
import org.yaomote.ui.fx.TargetPicker;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// The whole program with its window, engine and files in a profile of its own, and the hands that
/// use it. Only the system's file dialog is missing.
final class OpenPanel implements AutoCloseable {
    private static final String FIRST_BACKEND = "#services-newBackend-first";

    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AppFolders folders;
    private final Wiring wiring;
    private final Stage stage;
    private final Hands hands;
    private boolean closed;

    private OpenPanel(AppFolders folders, Wiring wiring, Stage stage) {
        this.folders = folders;
        this.wiring = wiring;
        this.stage = stage;
        this.hands = new Hands(stage);
    }

    /// Opens the window.
    ///
    /// @param profile folder of all its files
    static OpenPanel in(Path profile) throws TimeoutException {
        return in(profile, (_, _, _) -> Optional.empty());
    }

    private static ControlFolder channels(Path profile, AppFolders folders) {
        return ControlFolder.of(Map.of("YAOMOTE_HOME", profile.toString()), false, folders.state());
    }

    /// Opens the window.
    ///
    /// @param targets says where files are to be written
    static OpenPanel in(Path profile, TargetPicker targets) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        AppFolders folders =
                new AppFolders("Linux", Map.of("YAOMOTE_HOME", profile.toString()), profile);
        var launch =
                new Launch(
                        folders,
                        Locale.ENGLISH,
                        "0.1.0",
                        _ -> {},
                        channels(profile, folders),
                        Optional.empty());
        OpenPanel[] made = new OpenPanel[1];
        FxToolkit.setupFixture(
                () -> {
                    Stage stage = new Stage();
                    Wiring wiring = new Wiring(stage, launch, (_, _) -> Optional.empty(), targets);
                    made[0] = new OpenPanel(folders, wiring, stage);
                    wiring.show();
                    wiring.makeRest();
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(1000);
                    stage.setHeight(760);
                });
        return made[0];
    }

    Hands hands() {
        return hands;
    }

    Stage stage() {
        return stage;
    }

    Wiring wiring() {
        return wiring;
    }

    /// Goes to a screen by its button.
    void go(String screen) {
        hands.click("#screen-" + screen);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                hands.node("#screen-" + screen) instanceof ToggleButton b
                                        && b.isSelected());
    }

    /// Adds a backend to the first service and selects it.
    void addBackend(String host, int port, int weight) {
        hands.click(hands.sees("#services-newBackend") ? "#services-newBackend" : FIRST_BACKEND);
        hands.overwrite(host);
        hands.type("#services-port", "" + port);
        hands.type("#services-weight", "" + weight);
    }

    /// Adds a plain listener for the first service and selects it.
    void addListener(String name, int port) {
        hands.click(hands.sees("#listeners-new") ? "#listeners-new" : "#listeners-new-first");
        hands.overwrite(name);
        hands.type("#listeners-port", "" + port);
    }

    /// Makes the selected listener speak HTTPS.
    ///
    /// @param certificate its PEM file, typed as a path
    void secure(Path certificate) {
        hands.click("#listeners-https");
        hands.click("#listeners-certificate-type");
        hands.type("#listeners-certificate-0", certificate.toString());
    }

    /// Selects a backend by its address.
    void selectBackend(String address) {
        hands.clickCell(address, "services-column-address");
    }

    /// Presses Start and waits until it serves.
    void start() {
        hands.click("#start-stop");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hands.text("#state-pill")).isEqualTo("Running"));
    }

    /// Takes the last edit back.
    void undo() {
        hands.push(KeyCode.SHORTCUT, KeyCode.Z);
    }

    /// The configuration on the disk.
    ProxyConfig saved() {
        LoadResult found = new ConfigStore(folders.configurationFile(), Clock.systemUTC()).load();
        return found instanceof LoadResult.Loaded(var config) ? config : ProxyConfig.EMPTY;
    }

    @Override
    public void close() throws TimeoutException {
        if (closed) {
            return;
        }
        closed = true;
        FxToolkit.setupFixture(
                () -> {
                    stage.hide();
                    wiring.close();
                });
    }
}
