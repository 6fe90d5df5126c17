package org.yaomote.http2;

import org.yaomote.http2.Session.Role;

import java.nio.charset.StandardCharsets;

/// What either side says first (RFC 9113 §3.4): its settings, and a client something before them.
final class Preface {
    /// What a client says before its settings.
    static final byte[] OF_CLIENT =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int ENABLE_PUSH = 2;
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MAX_HEADER_LIST_SIZE = 6;

    private Preface() {}

    /// Writes ours.
    static void write(Role role, Limits limits, FrameWriter writer) {
        if (role == Role.CLIENT) {
            writer.write(OF_CLIENT, 0, OF_CLIENT.length);
        }
        int at = writer.begin(FrameType.SETTINGS, 0, 0);
        if (role == Role.CLIENT) {
            writer.setting(ENABLE_PUSH, 0);
        } else {
            writer.setting(MAX_CONCURRENT_STREAMS, limits.streams());
        }
        writer.setting(INITIAL_WINDOW_SIZE, limits.streamWindow());
        writer.setting(MAX_HEADER_LIST_SIZE, limits.listBytes());
        writer.end(at);
    }
}
