package org.yaomote.roster;

import java.time.Instant;
import java.util.List;

/// What is different about a host since an earlier sweep.
public sealed interface Mark {
    /// It was asked and not there; now it is.
    record New() implements Mark {}

    /// It was there; now it is not.
    ///
    /// @param seen when it was there
    record Gone(Instant seen) implements Mark {}

    /// It is still there, but not as it was.
    ///
    /// @param changes at least one
    record Changed(List<Change> changes) implements Mark {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /// One difference.
    ///
    /// @param what is different
    /// @param port of a service; 0 for what has none
    /// @param before what it was, "" for nothing
    /// @param now what it is, "" for nothing
    record Change(What what, int port, String before, String now) {}

    /// What can differ.
    enum What {
        /// The name in reverse DNS.
        NAME,
        /// The hardware address: another device, or a random one.
        MAC,
        /// A port that is open now, or no more, or speaks something else.
        PORT,
        /// The certificate behind a port: subject or end.
        CERTIFICATE
    }
}
