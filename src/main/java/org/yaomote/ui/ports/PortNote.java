package org.yaomote.ui.ports;

import javafx.scene.Node;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.ports.PortDoctor;
import org.yaomote.ui.editing.ListenerNote;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.Edit;

import java.util.Optional;

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
    }

    @Override
    public Node node() {
        return line;
    }

    @Override
    public void show(Listener listener) {
        shown = Optional.of(listener.id());
        question = PortQuestion.of(listener.address(), listener.port());
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
