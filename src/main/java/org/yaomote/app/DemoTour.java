package org.yaomote.app;

import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.demo.DemoVisits;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Just looking around: the demo with light traffic, begun and removed by one click each.
///
/// Thread: the FX thread.
///
/// @param demo its servers and its parts of a configuration
/// @param visits its traffic
/// @param offer tells that it was removed
record DemoTour(Demo demo, DemoVisits visits, UndoOffer offer) {
    /// Adds the demo as one edit, and starts the proxy if it does not run.
    void begin() {
        WorkspaceModel model = offer.model();
        ProxyConfig with = demo.addedTo(model.draft(), offer.texts().wordsProperty().get());
        model.edit(new Edit("demo", List.of(), _ -> with));
        if (!(model.proxy().state() instanceof RunState.Running)) {
            model.proxy().start();
        }
    }

    /// Removes it as one edit, which is applied; stops the proxy if nothing is left to serve.
    void end() {
        WorkspaceModel model = offer.model();
        Texts texts = offer.texts();
        Edit edit = new Edit("demo.remove", List.of(), Demo::removedFrom);
        model.edit(edit);
        offer.of(edit, () -> texts.get("shell.demo.removed"));
        if (model.draft().listeners().stream().noneMatch(Listener::enabled)) {
            model.proxy().stop();
        } else {
            model.proxy().apply("");
        }
    }

    /// Sends traffic while the demo's listener is open, and none else.
    void follow() {
        WorkspaceModel model = offer.model();
        boolean isRunning = model.proxy().state() instanceof RunState.Running;
        Optional<URI> place =
                Demo.listenerOf(model.appliedProperty().get())
                        .filter(_ -> isRunning)
                        .filter(listener -> listener.address().equals("127.0.0.1"))
                        .map(listener -> URI.create("http://127.0.0.1:" + listener.port() + "/"));
        visits.visit(place);
    }
}
