package org.yaomote.proxy;

import org.yaomote.http.HeadFault;

/// What happens to an exchange. Body bytes are no events: they pass from connection to connection.
sealed interface Event {
    /// A request's head was parsed; it stands in the loop's request head until the call returns.
    record RequestArrived(ListenerRoute route) implements Event {}

    /// The client broke the rules, in a head or in a body.
    record RequestRefused(ListenerRoute route, HeadFault fault) implements Event {}

    /// The last byte of the request was passed on.
    record RequestEnded() implements Event {}

    /// Another thread has found out what a request's rule needs.
    record Back(Errand errand) implements Event {}

    /// A backend has room for a request that waited, and counts it as one of its.
    ///
    /// @param turn which wait is over
    /// @param backend its index in the service; or that there is nobody to wait for
    record Called(Turn turn, int backend) implements Event {}

    /// The chosen backend accepted a connection.
    record Connected(UpstreamSide upstream) implements Event {}

    /// It did not.
    ///
    /// @param reason code of the cause in the texts
    record ConnectFailed(String reason) implements Event {}

    /// An answer's head was parsed; it stands in the loop's response head until the call returns.
    record ResponseArrived() implements Event {}

    /// The last byte of the answer was passed on.
    record ResponseEnded() implements Event {}

    /// The backend's connection closed, or what came on it was no HTTP.
    ///
    /// @param reason code of the cause in the texts
    /// @param answered whether any byte of an answer had come
    record UpstreamBroke(String reason, boolean answered) implements Event {}

    /// The backend took the request back to be sent anew: it is sure not to have begun with it.
    record UpstreamRefused() implements Event {}

    /// Health checks say that nothing comes from the backend any more.
    record BackendSilent() implements Event {}

    /// The client's connection closed.
    record ClientGone() implements Event {}

    /// What was waited for did not come in time.
    record TimedOut() implements Event {}
}
