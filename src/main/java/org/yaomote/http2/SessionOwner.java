package org.yaomote.http2;

/// Is told what becomes of a session.
///
/// Thread: the session's event loop.
public interface SessionOwner {
    /// The peer begins a request; only a server's session says so.
    ///
    /// @return who serves it; told next what it is
    Stream accept();

    /// The peer said what it allows; may come again.
    void settingsChanged();

    /// The peer takes no new streams (GOAWAY). Those it did not begin with were told.
    void goingAway();

    /// A stream ended, on both sides or by a reset.
    void streamEnded();

    /// The session is over: what it has written is to be flushed, and the connection closed.
    ///
    /// @param code [ErrorCode#NO_ERROR] if it ended in good order
    void over(ErrorCode code);
}
