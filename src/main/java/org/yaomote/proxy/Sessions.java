package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.InsertedCookie;
import org.yaomote.http.ResponseHead;
import org.yaomote.proxy.State.Choice;

/// What answers mean for the sessions of their service.
final class Sessions {
    private Sessions() {}

    /// When, and how, an answer goes to its client.
    record Moment(long nanos, boolean secure) {}

    /// Binds the session that an answer names to the backend that gave it.
    static void learn(Choice choice, ResponseHead head, long nowNanos) {
        var affinity = choice.service().service().affinity();
        String learned = SessionKey.learned(affinity, head);
        if (learned != null) {
            choice.service().pool().bind(learned, choice.backend(), nowNanos);
        }
    }

    /// Has the client bring back the backend that answers; only if it does not do so already.
    ///
    /// @param session what the client brought
    static void mark(Choice choice, @Nullable String session, ResponseHead head, Moment moment) {
        InsertedCookie cookie = choice.service().pool().cookie();
        if (cookie != null && cookie.isDue(session, choice.backend(), moment.nanos())) {
            head.add(
                    "Set-Cookie",
                    cookie.setCookie(choice.backend(), moment.nanos(), moment.secure()));
        }
    }
}
