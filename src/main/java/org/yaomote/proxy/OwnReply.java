package org.yaomote.proxy;

import org.yaomote.exposition.CountNames;
import org.yaomote.rules.Changes;
import org.yaomote.rules.Expansion;

import java.nio.file.Path;
import java.util.Optional;

/// What a service does with its requests, compiled. Immutable.
sealed interface OwnReply {
    /// Its backends answer.
    record Backends() implements OwnReply {}

    /// They are changed, and the next rule that holds goes on.
    record PassOn(Changes changes) implements OwnReply {}

    /// The client is sent elsewhere.
    record Moved(int status, Expansion target) implements OwnReply {}

    /// A page; empty for the listener's page of the status.
    record Page(int status, Optional<PageTemplate> page) implements OwnReply {}

    /// A file of a folder.
    record Folder(Path folder) implements OwnReply {}

    /// An empty 200.
    record Nothing() implements OwnReply {}

    /// The proxy's counts.
    ///
    /// @param names what listeners and services are called
    record Counts(CountNames names) implements OwnReply {}
}
