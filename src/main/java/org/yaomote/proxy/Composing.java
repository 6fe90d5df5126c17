package org.yaomote.proxy;

import org.yaomote.proxy.OwnAnswer.Ending;

/// What answers of our own to the request under way have in common.
///
/// Thread: the client connection's event loop.
final class Composing {
    private final ClientSide client;
    private final Request request;
    private final Clerk clerk;

    Composing(ClientSide client, Request request, Clerk clerk) {
        this.client = client;
        this.request = request;
        this.clerk = clerk;
    }

    /// The pages of the listener.
    ErrorPages pages() {
        return client.route().terms().pages();
    }

    /// An answer of this status.
    ///
    /// @param fields lines that only it has, each with its line end
    OwnAnswer of(int status, String fields) {
        Ending kept = request.http11 ? Ending.STAYS : Ending.STAYS_AND_SAYS_SO;
        return new OwnAnswer(
                status,
                clerk.date(),
                request.id(),
                fields + client.route().terms().answers().hstsLine(),
                mustClose() ? Ending.CLOSES : kept,
                !request.head,
                request.language);
    }

    /// Unless everything of the request was read, what follows cannot be told apart from it.
    boolean mustClose() {
        return !request.keepAlive || request.bodyUnderWay || client.isLeaving();
    }
}
