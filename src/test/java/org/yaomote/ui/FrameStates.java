package org.yaomote.ui;

import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.stage.WindowEvent;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.ListenerProof;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.util.List;

/// What the frame of the window says only at times: that this is the demo, whose engine it shows,
/// what came of an apply, what becomes of the proxy when it is closed. Thread: the FX thread.
///
/// @param fixture whose window it is
record FrameStates(WindowFixture fixture) {
    private static final Whose.Attached SERVICE =
            new Whose.Attached(false, 812, "/home/somebody/.config/yaomote/pound.cfg", true);
    private static final BoundListener BOUND =
            new BoundListener("web", "web", "0.0.0.0", 8443, true);

    /// Brings the frame into a state.
    ///
    /// @return whether there is one of that name
    boolean show(String state) {
        fixture.window.context().navigator().open("overview");
        switch (state) {
            case "frame.demo" ->
                    fixture.workspace.edit(Edit.of("discard", "", FrameStates::withDemo));
            case "frame.attached" -> fixture.proxy.belongTo(SERVICE);
            case "frame.gone" -> {
                fixture.proxy.belongTo(new Whose.Gone(SERVICE, false, FakeProxy.STARTED));
                fixture.proxy.become(new RunState.Stopped());
            }
            case "frame.closing" ->
                    fixture.stage
                            .getOnCloseRequest()
                            .handle(
                                    new WindowEvent(
                                            fixture.stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            case "frame.doubtful" -> {
                fixture.proxy.proveNext(
                        // What came of an apply is shown once.
                        new ListenerProof.Answered(BOUND, 503, "web1", System.nanoTime() % 9_000),
                        new ListenerProof.Silent(BOUND, ListenerProof.Fault.TLS, 2_000_000));
                fixture.proxy.apply();
            }
            case "frame.notes" -> {
                Toasts notes = fixture.window.context().toasts();
                Texts texts = fixture.window.context().texts();
                notes.showUndoable(() -> texts.get("traffic.cleared"), () -> {});
                notes.warn(() -> texts.get("settings.data.unsaved", "/etc/yaomote/pound.cfg"));
                notes.warn(Problem.general("engine.failed"));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Brings it out of all of them.
    void leave() {
        ((Pane) fixture.stage.getScene().lookup("#toasts")).getChildren().clear();
        press("#close-cancel");
        press("#apply-result-close");
        fixture.proxy.proveNext();
        if (!(fixture.proxy.whose() instanceof Whose.Own)) {
            fixture.proxy.belongTo(new Whose.Own());
            fixture.proxy.start();
        }
    }

    private void press(String query) {
        if (fixture.stage.getScene().lookup(query) instanceof Button button) {
            button.fire();
        }
    }

    private static ProxyConfig withDemo(ProxyConfig now) {
        return new ProxyConfig(
                now.listeners(),
                List.of(
                        now.services().getFirst(),
                        Configs.service("demo", Configs.backend("Demo server A", 9001, 1))),
                now.timeouts());
    }
}
