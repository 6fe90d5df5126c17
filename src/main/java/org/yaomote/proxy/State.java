package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.Place;

/// Where an exchange is: each state carries what it knows, and nothing it does not.
sealed interface State {
    /// No request is under way; a connection's first and its most frequent state.
    record Idle() implements State {}

    /// Another thread finds out what the request's rule needs.
    record Away(Errand errand) implements State {}

    /// Every backend that would do has as many requests as it may have; the request stands in line.
    record Waiting(ServiceRoute service, Turn turn, Place place) implements State {}

    /// A backend was chosen, a connection to it is being made.
    record Connecting(Choice choice) implements State {}

    /// The request is on its way, no byte of a final answer has come.
    record Forwarding(Choice choice, UpstreamSide upstream) implements State {}

    /// The answer is on its way to the client.
    record Responding(Choice choice, UpstreamSide upstream) implements State {}

    /// A file of ours is on its way to the client as the answer.
    record Sending(SentFile file) implements State {}

    /// Both sides speak another protocol, bytes pass unseen.
    record Tunnelling(Choice choice, UpstreamSide upstream) implements State {}

    /// Over; the client's connection is closed or closing.
    record Closed() implements State {}

    /// The backend's end of an exchange in this state; null while there is none.
    static @Nullable UpstreamSide upstream(State state) {
        return switch (state) {
            case Forwarding(_, var upstream) -> upstream;
            case Responding(_, var upstream) -> upstream;
            case Tunnelling(_, var upstream) -> upstream;
            case Idle _, Away _, Waiting _, Connecting _, Sending _, Closed _ -> null;
        };
    }

    /// The backend that a request in this state was given to; null if none.
    static @Nullable Choice choice(State state) {
        return switch (state) {
            case Connecting(var choice) -> choice;
            case Forwarding(var choice, _) -> choice;
            case Responding(var choice, _) -> choice;
            case Tunnelling(var choice, _) -> choice;
            case Idle _, Away _, Waiting _, Sending _, Closed _ -> null;
        };
    }

    /// The backend a request was given to.
    ///
    /// @param backend its index in the service
    record Choice(ServiceRoute service, int backend, Target target) {}
}
