package org.yaomote.ui.ports;

import javafx.scene.Node;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Where;
import org.yaomote.ports.PortDoctor;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.ListenerNote;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.Edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Says below the port of a listener whether it can be had.
///
/// Thread: the FX thread.
public final class PortNote implements ListenerNote {
    private final UiContext context;
    private final PortLine line;
    private Optional<ListenerId> shown = Optional.empty();
    private Optional<PortQuestion> question = Optional.empty();

    /// @param doctor of this computer
    public PortNote(UiContext context, PortDoctor doctor) {
        this.context = context;
        line = new PortLine(context, doctor, this::use);
        line.setId("listeners-port-note");
        // Starting, stopping and applying open and close ports.
        context.model().runStateProperty().addListener((_, _, _) -> line.ask(question));
        context.model().appliedProperty().addListener((_, _, _) -> line.ask(question));
        context.model().allProblemsProperty().addListener((_, _, _) -> judge());
    }

    private void judge() {
        FieldProblems problems = new FieldProblems(context.model());
        List<Listener> all = context.model().draft().listeners();
        Optional<String> path =
                IntStream.range(0, all.size())
                        .filter(i -> shown.filter(all.get(i).id()::equals).isPresent())
                        .mapToObj(i -> "listeners[" + i + "]")
                        .findFirst();
        boolean isWrong =
                path.filter(p -> problems.isWrong(p + ".port") || problems.isWrong(p + ".address"))
                        .isPresent();
        boolean isTaken =
                path.map(p -> new Where.Field(p + ".port"))
                        .filter(
                                field ->
                                        context.model().allProblemsProperty().get().stream()
                                                .filter(PortReason::isTaken)
                                                .anyMatch(p -> p.where().equals(field)))
                        .isPresent();
        line.beside(isWrong, isTaken);
    }

    @Override
    public Node node() {
        return line;
    }

    @Override
    public void show(Listener listener) {
        shown = Optional.of(listener.id());
        question = PortQuestion.of(listener.address(), listener.port());
        judge();
        line.show(question);
    }

    private void use(int port) {
        shown.flatMap(id -> context.model().draft().listener(id))
                .ifPresent(
                        listener ->
                                context.model()
                                        .edit(
                                                Edit.of(
                                                        "listener.port",
                                                        listener.name(),
                                                        config ->
                                                                config.withListener(
                                                                        listener.withPort(port)))));
    }
}
