package org.yaomote.control;

/// What a channel leads to.
///
/// Thread: several of the channel's own, which may wait.
public interface Controlled {
    /// Answers, or says why not; never with [Answer.Pulse] to anything but [Request.Watch].
    Answer answer(Request request);
}
