package org.yaomote.ui.overview;

import org.yaomote.config.BackendMode;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.ui.fx.HealthWords;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.Edit;

/// What can be done at once about a backend that is not well.
///
/// Thread: the FX thread.
record Fixes(UiContext context) {
    /// Asks it once, and says how that went.
    void test(Need.Look look) {
        context.model()
                .proxy()
                .backstage()
                .test(look.place(), result -> result.ifPresent(check -> tell(look, check)));
    }

    private void tell(Need.Look look, BackendHealth.Check check) {
        String said = new HealthWords(context.texts()).check(check, look.server().address());
        context.toasts()
                .tell(
                        check.isGood(),
                        () ->
                                context.texts()
                                        .get("overview.needs.tested", look.server().label(), said));
    }

    /// Sends it no new clients; can be undone.
    void drain(Need.Look look) {
        String label = look.server().label();
        context.model().edit(Edit.ofMode(look.place(), label, BackendMode.DRAIN));
        UndoOffer.in(context)
                .ofLastEdit(() -> context.texts().get("overview.needs.drained", label));
    }
}
