package org.yaomote.ui.shell;

import org.yaomote.tray.TrayFace;
import org.yaomote.tray.TrayMark;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.ui.overview.OverviewViewModel;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

/// How the proxy is, in a line, for where there is no room for more.
///
/// Thread: the FX thread.
///
/// @param overview has the numbers, as long as somebody reads them
record ShellState(
        Texts texts, WorkspaceModel model, ShellViewModel shell, OverviewViewModel overview) {
    /// Has it run after each change.
    void subscribe(Runnable changed) {
        model.runStateProperty().addListener((_, _, _) -> changed.run());
        shell.markProperty().addListener((_, _, _) -> changed.run());
        shell.pending().changes().addListener((_, _, _) -> changed.run());
        overview.totalsProperty().addListener((_, _, _) -> changed.run());
        texts.wordsProperty().addListener((_, _, _) -> changed.run());
    }

    boolean isServing() {
        return model.runStateProperty().get() instanceof RunState.Running;
    }

    /// Whether it would end with this program: one of another process would not.
    boolean endsWithUs() {
        return isServing() && model.whoseProperty().get() instanceof Whose.Own;
    }

    StateMark mark() {
        return shell.markProperty().getValue();
    }

    /// What it does.
    String line() {
        return switch (model.runStateProperty().get()) {
            case RunState.Running(_, var listeners) -> {
                OverviewViewModel.Totals totals = overview.totalsProperty().get();
                yield texts.get(
                        "shell.away.serving",
                        listeners.size(),
                        texts.numbers().rate(totals.perSecond()),
                        texts.numbers().count(totals.inFlight()));
            }
            case RunState.Stopped _ -> texts.get("shell.away.stopped");
            case RunState.Starting _ -> texts.get("shell.away.starting");
            case RunState.Stopping _ -> texts.get("shell.away.stopping");
            case RunState.Failed _ -> texts.get("shell.away.failed");
        };
    }

    /// The same without numbers, which nobody reads while no window is in sight.
    private String trayLine() {
        return model.runStateProperty().get() instanceof RunState.Running(_, var listeners)
                ? texts.get("shell.tray.serving", listeners.size())
                : line();
    }

    /// The name of what starts or stops it.
    String command() {
        return switch (shell.buttonProperty().getValue()) {
            case START -> texts.get("shell.away.start");
            case STOP -> texts.get("shell.away.stop");
            case DETACH -> texts.get("shell.detach");
            case WAIT -> texts.get("shell.wait");
        };
    }

    /// What an icon in the tray says.
    TrayFace face() {
        return new TrayFace(
                trayMark(),
                trayLine(),
                texts.get("shell.away.open"),
                command(),
                texts.get("shell.away.apply", shell.pending().changes().getValue().size()),
                !shell.pending().changes().getValue().isEmpty(),
                texts.get("shell.away.quit"));
    }

    private TrayMark trayMark() {
        if (!isServing()) {
            return TrayMark.STOPPED;
        }
        return mark() == StateMark.UP ? TrayMark.SERVING : TrayMark.TROUBLE;
    }
}
