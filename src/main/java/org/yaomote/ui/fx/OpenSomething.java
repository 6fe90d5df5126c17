package org.yaomote.ui.fx;

import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.workspace.Edit;

import java.util.List;

/// What one can do where no listener is switched on: have one made, switch the only one on, or
/// choose among several.
///
/// @param name what the button says
/// @param action what it does; on the FX thread
public record OpenSomething(String name, Runnable action) {
    private static final String SCREEN = "listeners";

    /// What fits the draft of the moment.
    public static OpenSomething in(UiContext context) {
        Texts texts = context.texts();
        ProxyConfig draft = context.model().draft();
        List<Listener> listeners = draft.listeners();
        if (listeners.isEmpty()) {
            return new OpenSomething(
                    texts.get("listeners.open.new"), () -> context.navigator().create(SCREEN));
        }
        if (listeners.size() > 1) {
            return new OpenSomething(
                    texts.get("listeners.open.choose"), () -> context.navigator().open(SCREEN));
        }
        Listener only = listeners.getFirst();
        return new OpenSomething(
                texts.get("listeners.open.one", only.name()), () -> switchOn(context, only));
    }

    private static void switchOn(UiContext context, Listener only) {
        Edit edit =
                Edit.of(
                        "listener.enable",
                        only.name(),
                        config ->
                                config.listener(only.id())
                                        .map(l -> config.withListener(l.withEnabled(true)))
                                        .orElse(config));
        context.model().edit(edit);
        UndoOffer.in(context)
                .of(edit, () -> context.texts().get("listeners.open.done", only.name()));
    }
}
