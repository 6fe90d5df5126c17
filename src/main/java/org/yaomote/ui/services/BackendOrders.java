package org.yaomote.ui.services;

import org.yaomote.config.BackendMode;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;

import java.util.List;

/// Orders to the selected backends, each told with a button that takes it back.
///
/// Thread: the FX thread.
record BackendOrders(UiContext context, ModeEdits modes) {
    /// Sends them no new clients, or lets them take part again.
    void drain() {
        toggle(BackendMode.DRAIN, "services.drained");
    }

    /// Puts them aside, or lets them take part again.
    void maintain() {
        toggle(BackendMode.MAINTENANCE, "services.putAside");
    }

    private void toggle(BackendMode mode, String key) {
        boolean back = modes.isEvery(mode);
        List<String> names = modes.set(back ? BackendMode.READY : mode);
        if (!names.isEmpty()) {
            String said = back ? "services.drain.putBack" : key;
            UndoOffer.in(context)
                    .ofLastEdit(
                            context.texts().get(said, String.join(", ", names)));
        }
    }
}
