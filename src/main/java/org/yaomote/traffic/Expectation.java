package org.yaomote.traffic;

import org.yaomote.config.ServiceId;

/// Where a request is to go whatever else changes: checked before a configuration is applied.
///
/// @param request as typed: an address, a line of curl, or a head
/// @param listener name of the listener; empty for the one that the request's address leads to
/// @param client address it comes from; empty for this computer
public record Expectation(String request, String listener, String client, Wanted wanted) {
    /// What is expected.
    public sealed interface Wanted {
        /// It becomes this service's.
        record Service(ServiceId service) implements Wanted {}

        /// The proxy answers it itself so.
        record Status(int status) implements Wanted {}
    }

    /// What a forecast says, as an expectation has it.
    public static Wanted of(Forecast forecast) {
        return forecast.end() instanceof Forecast.End.Answered(var status, _)
                ? new Wanted.Status(status)
                : new Wanted.Service(
                        forecast.way()
                                .service()
                                .map(org.yaomote.config.Service::id)
                                .orElseGet(() -> new ServiceId("")));
    }
}
