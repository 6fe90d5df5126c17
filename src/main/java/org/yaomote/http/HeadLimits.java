package org.yaomote.http;

/// How large a head may be.
///
/// @param maxLineBytes of the first line, its line end included
/// @param maxHeadBytes of the whole head, the empty line included
/// @param maxFields number of fields
/// @param maxFieldBytes of the line of one field, its line end included
public record HeadLimits(int maxLineBytes, int maxHeadBytes, int maxFields, int maxFieldBytes) {
    /// For requests: 8 KiB, 32 KiB, 100 fields.
    public static final HeadLimits REQUEST = new HeadLimits(8 * 1024, 32 * 1024, 100);

    /// For answers: 64 KiB, 200 fields.
    public static final HeadLimits RESPONSE = new HeadLimits(8 * 1024, 64 * 1024 - 1, 200);

    /// Limits of which a field may use up the whole head.
    public HeadLimits(int maxLineBytes, int maxHeadBytes, int maxFields) {
        this(maxLineBytes, maxHeadBytes, maxFields, maxHeadBytes);
    }
}
