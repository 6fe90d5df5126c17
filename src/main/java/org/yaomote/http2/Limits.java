package org.yaomote.http2;

/// What a peer may ask for at most.
///
/// @param streams at one time
/// @param listBytes of a head, uncompressed: name, value and 32 for each field (RFC 9113 §6.5.2)
/// @param streamWindow octets of one body that may be on their way to us
/// @param connectionWindow octets of all bodies that may be on their way to us
/// @param resets in [#WATCH_NANOS], counting those that we are made to send
/// @param cheapFrames that ask for work without carrying any, in [#WATCH_NANOS]; frames that carry
///   work earn more
public record Limits(
        int streams,
        int listBytes,
        int streamWindow,
        int connectionWindow,
        int resets,
        int cheapFrames) {
    /// The defaults.
    public static final Limits DEFAULT =
            new Limits(100, 32 * 1024, 64 * 1024, 1024 * 1024, 100, 1000);

    /// For what backends may do: one that resets many streams of many clients is busy, not hostile,
    /// and its answers' heads may be larger. All streams may be full at once, because they are of
    /// different clients, of which a slow one must not hold up the others.
    public static final Limits BACKEND =
            new Limits(100, 64 * 1024, 64 * 1024, 100 * 64 * 1024, 10_000, 10_000);

    /// Largest payload of a frame, both ways: what every peer must take (RFC 9113 §4.2).
    static final int FRAME_BYTES = 16 * 1024;

    /// Largest table of fields of the peer's (RFC 7541 §4.2).
    static final int TABLE_BYTES = 4 * 1024;

    /// CONTINUATION frames of one head.
    static final int CONTINUATIONS = 10;

    /// Largest head as it is sent, over all its frames.
    static final int BLOCK_BYTES = 64 * 1024;

    static final long WATCH_NANOS = 30_000_000_000L;

    /// The same with heads of another size.
    public Limits withListBytes(int changed) {
        return new Limits(streams, changed, streamWindow, connectionWindow, resets, cheapFrames);
    }
}
