package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;
import org.yaomote.control.Claim;
import org.yaomote.control.ControlServer;
import org.yaomote.control.Controlled;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The open channel of a proxy, or none.
///
/// @param fault a warning that says why there is none
record ControlDoor(Optional<ControlServer> server, Optional<Problem> fault)
        implements AutoCloseable {
    /// Nobody asked for one.
    static final ControlDoor NONE = new ControlDoor(Optional.empty(), Optional.empty());

    /// Opens it; a proxy without one serves all the same.
    static ControlDoor open(Claim claim, Controlled controlled) {
        try {
            return new ControlDoor(Optional.of(claim.open(controlled)), Optional.empty());
        } catch (IOException | UnsupportedOperationException e) {
            return without(String.valueOf(e.getMessage()));
        }
    }

    /// There can be none.
    ///
    /// @param reason in the system's words
    static ControlDoor without(String reason) {
        return new ControlDoor(
                Optional.empty(),
                Optional.of(
                        new Problem(
                                Severity.WARNING,
                                new Where.Everywhere(),
                                "control.impossible",
                                List.of(reason))));
    }

    @Override
    public void close() {
        server.ifPresent(ControlServer::close);
    }
}
