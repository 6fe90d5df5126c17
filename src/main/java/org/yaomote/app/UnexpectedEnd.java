package org.yaomote.app;

import org.yaomote.config.ProxyConfig;
import org.yaomote.events.Event;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.ProxyControl;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

/// Tells that the last program ended while it served, and has what ran then started again by one
/// click. It is not started unasked: nothing is opened to the network without the user.
///
/// Thread: the FX thread.
///
/// @param mark says that it did, and is kept for the next start
record UnexpectedEnd(ServingMark mark, ProxyControl control, UiContext context) {
    /// Tells it, if it is so.
    ///
    /// @param before what ran
    void tell(ProxyConfig before) {
        if (!mark.isLeft()) {
            return;
        }
        Texts texts = context.texts();
        context.events().add(Event.news(context.clock().instant(), "ended"));
        context.toasts()
                .warnWithAction(
                        () -> texts.get("shell.ended"),
                        () -> texts.get("shell.ended.again"),
                        () -> control.startAgain(before),
                        context.model().runStateProperty().map(RunState.Stopped.class::isInstance));
    }

    /// The proxy does something else now; that of another process is no matter of ours.
    void follow() {
        if (control.whose() instanceof Whose.Own) {
            mark.follow(control.state());
        }
    }
}
