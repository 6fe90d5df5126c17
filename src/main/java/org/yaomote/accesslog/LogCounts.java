package org.yaomote.accesslog;

/// What became of the requests that were to be logged.
///
/// @param written lines handed to the system
/// @param dropped requests without a line: the writer or the disk was behind, or the file could not
///   be written to
public record LogCounts(long written, long dropped) {}
