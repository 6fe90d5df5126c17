package org.yaomote.rules;

import java.util.concurrent.CompletableFuture;

/// A password being looked at on another thread.
///
/// @param credentials that it belongs to: modifications may give the request others
/// @param result whether it is right
record Verification(UserTest.Credentials credentials, CompletableFuture<Boolean> result) {
    boolean isDone() {
        return result.isDone();
    }

    boolean isRight() {
        return result.getNow(false);
    }

    /// Calls back when it is known, on whatever thread finds out.
    void then(Runnable ready) {
        var _ = result.whenComplete((_, _) -> ready.run());
    }
}
