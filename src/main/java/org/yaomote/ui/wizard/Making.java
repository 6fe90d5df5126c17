package org.yaomote.ui.wizard;

import javafx.beans.value.ChangeListener;

import org.yaomote.certificate.Fault;
import org.yaomote.certificate.Outcome;
import org.yaomote.config.Problem;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes what was chosen: the certificate, the edit, the start. What is refused leaves the
/// configuration as it was.
///
/// Thread: the FX thread; what blocks is done behind the window.
final class Making {
    /// What came of it.
    sealed interface Made {
        /// It serves.
        record Serving(Blueprint blueprint, Certified certified) implements Made {}

        /// There is no certificate.
        record NoCertificate(List<Fault> faults) implements Made {}

        /// It was not started, or the change not taken.
        record Refused(List<Problem> problems) implements Made {}
    }

    private final UiContext context;
    private final WizardTools tools;
    private final Choices choices;
    private final Consumer<Made> told;

    /// One that hears of changes: of a value that nobody reads, an invalidation is told only once.
    private final ChangeListener<Object> follower = (_, _, _) -> follow();

    private Optional<Made.Serving> wanted = Optional.empty();
    private Optional<Edit> done = Optional.empty();
    private boolean isUnderWay;

    /// @param told hears what came of it, once for each [#begin]
    Making(UiContext context, WizardTools tools, Choices choices, Consumer<Made> told) {
        this.context = context;
        this.tools = tools;
        this.choices = choices;
        this.told = told;
    }

    /// Begins; does nothing while it is at it.
    void begin() {
        if (isUnderWay) {
            return;
        }
        isUnderWay = true;
        var names = choices.subjectsProperty().get();
        var file = choices.fileProperty().get().filter(_ -> choices.ownFileProperty().get());
        new BackgroundWork(tools.certificates().worker(), context.work().fx())
                .run(
                        () ->
                                file.map(Certified::read)
                                        .orElseGet(
                                                () ->
                                                        Certified.made(
                                                                tools.certificates()
                                                                        .authority()
                                                                        .get(),
                                                                names)),
                        this::certified,
                        this::broken);
    }

    private void broken(Exception failure) {
        System.getLogger(Making.class.getName())
                .log(System.Logger.Level.ERROR, "the certificate could not be made", failure);
        end(new Made.Refused(List.of(Problem.general("engine.failed"))));
    }

    private void certified(Outcome<Certified> outcome) {
        switch (outcome) {
            case Outcome.Refused<Certified>(var why) -> end(new Made.NoCertificate(why));
            case Outcome.Done<Certified>(var certified, _) -> start(certified);
        }
    }

    private void start(Certified certified) {
        WorkspaceModel model = context.model();
        Blueprint blueprint =
                Blueprint.of(
                        choices,
                        model.draft(),
                        List.of(certified.file().toString()),
                        new Blueprint.Naming(context.texts().get("wizard.service"), tools.demo()));
        wanted = Optional.of(new Made.Serving(blueprint, certified));
        Edit edit = blueprint.edit();
        done = Optional.of(edit);
        model.edit(edit);
        boolean isRunning = model.runStateProperty().get() instanceof RunState.Running;
        model.runStateProperty().addListener(follower);
        model.applyingProperty().addListener(follower);
        if (isRunning) {
            model.proxy().apply("");
        } else {
            model.proxy().start();
        }
        follow();
    }

    private void follow() {
        if (!isUnderWay || wanted.isEmpty() || context.model().proxy().isApplying()) {
            return;
        }
        switch (context.model().proxy().state()) {
            case RunState.Starting _, RunState.Stopping _ -> {
                // It will be told when that is over.
            }
            case RunState.Stopped _ -> refuse(List.of());
            case RunState.Failed(var problems) -> refuse(problems);
            case RunState.Running _ -> {
                List<Problem> refusal = context.model().proxy().refusal();
                if (refusal.isEmpty()) {
                    end(wanted.get());
                } else {
                    refuse(refusal);
                }
            }
        }
    }

    /// The edit goes, and only that.
    @SuppressWarnings("ReferenceEquality")
    private void refuse(List<Problem> problems) {
        WorkspaceModel model = context.model();
        boolean isLast = model.undoableProperty().get().filter(e -> e == done.get()).isPresent();
        if (isLast) {
            model.undo();
        }
        end(new Made.Refused(problems));
    }

    private void end(Made made) {
        isUnderWay = false;
        wanted = Optional.empty();
        context.model().runStateProperty().removeListener(follower);
        context.model().applyingProperty().removeListener(follower);
        told.accept(made);
    }
}
