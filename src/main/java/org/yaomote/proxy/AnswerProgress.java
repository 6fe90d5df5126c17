package org.yaomote.proxy;

/// Whether an answer moves on, and how long it may stand still.
///
/// Thread: the client connection's event loop.
final class AnswerProgress {
    private final ClientSide client;
    private final LoopState loop;

    /// Bytes the client had not taken when progress was last seen.
    private long unsent;

    AnswerProgress(ClientSide client, LoopState loop) {
        this.client = client;
        this.loop = loop;
    }

    /// Sets the time for the next progress: the backend's, or the client's if it is behind.
    void seen() {
        boolean clientIsSlow = !client.isWritable();
        unsent = client.unsent();
        var timeouts = client.route().timeouts();
        var limit = clientIsSlow ? timeouts.clientWrite() : timeouts.responseBody();
        client.deadline(loop.now() + limit.toNanos());
    }

    /// Whether a client that is behind took anything since progress was last seen.
    boolean clientTookSome() {
        return !client.isWritable() && client.unsent() < unsent;
    }
}
