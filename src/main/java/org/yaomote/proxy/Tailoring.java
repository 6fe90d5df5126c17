package org.yaomote.proxy;

import org.yaomote.http.HeadOutput;
import org.yaomote.proxy.State.Choice;
import org.yaomote.rules.BackendHead;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// Fits the head of a request to the backend that gets it, where backends want different ones.
///
/// Thread: the client connection's event loop.
final class Tailoring {
    private final Judging.Means means;

    Tailoring(Judging.Means means) {
        this.means = means;
    }

    /// Sees to it that the head fits; false if it cannot be made to.
    boolean fits(Choice choice, Request request) {
        Treatment treatment = request.treatment;
        boolean leads = treatment != null && treatment.rewriteDestination();
        if (!choice.service().tailored() && !leads) {
            return true;
        }
        HeadOutput head = Objects.requireNonNull(request.rewritten);
        byte[] uncut = request.uncut;
        if (uncut == null) {
            request.uncut = Arrays.copyOf(head.array(), head.length());
        } else {
            head.clear();
            head.append(uncut);
        }
        String host =
                choice.service().service().backends().get(choice.backend()).policy().hostHeader();
        ListenerRoute route = means.client().route();
        Optional<BackendHead.Destination> destination =
                leads
                        ? Optional.of(
                                new BackendHead.Destination(
                                        Treating.place(choice),
                                        route.isSecure() ? "https" : "http"))
                        : Optional.empty();
        boolean done = new BackendHead(host, destination).write(head);
        if (!done) {
            means.desk()
                    .complain(
                            route.listener().name(),
                            "the head for " + choice.target().name() + " is refused");
        }
        return done;
    }
}
