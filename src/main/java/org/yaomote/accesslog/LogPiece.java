package org.yaomote.accesslog;

import org.yaomote.accesslog.LogEntry.Text;

/// A part of a line.
sealed interface LogPiece {
    /// The same in every line.
    record Literal(String text) implements LogPiece {}

    /// Something of the request.
    record Fact(Kind kind) implements LogPiece {}

    /// A text as it was noted.
    ///
    /// @param absent what stands for one that is not there
    record Noted(Text text, String absent) implements LogPiece {}

    /// A field of the request.
    ///
    /// @param index its place among the fields of the pattern
    record Header(int index, String absent) implements LogPiece {}

    /// A moment.
    ///
    /// @param end whether it is the request's end
    record Moment(boolean end, TimePattern time) implements LogPiece {}

    /// What takes more than to copy it.
    enum Kind {
        BODY,
        BODY_OR_DASH,
        MICROS,
        MILLIS,
        SECONDS,
        FRACTION,
        PROTOCOL,
        METHOD,
        PORT,
        LOOP,
        PATH,
        QUERY,
        REQUEST,
        STATUS,
        RESPONSE,
        RETRIES,
        TLS,
        ID
    }
}
