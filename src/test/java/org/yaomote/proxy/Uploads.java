package org.yaomote.proxy;

import org.yaomote.fixtures.RawClient;

import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that send bodies.
final class Uploads {
    private static final byte[] PIECE = new byte[64 * 1024];

    private Uploads() {}

    /// Sends until the connection takes no more.
    static void asMuchAsPossible(RawClient client) {
        sending(client, Long.MAX_VALUE, new AtomicLong());
    }

    /// Sends so many octets.
    ///
    /// @param sent told how far it came
    static void sending(RawClient client, long count, AtomicLong sent) {
        try {
            while (sent.get() < count) {
                client.send(PIECE);
                sent.addAndGet(PIECE.length);
            }
        } catch (UncheckedIOException _) {
            // Closed by the other side: as much as was possible.
            return;
        }
    }
}
