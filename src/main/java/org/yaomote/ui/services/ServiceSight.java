package org.yaomote.ui.services;

import org.yaomote.config.Service;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot.Standing;
import org.yaomote.states.Configured;
import org.yaomote.states.Reality;

import java.util.List;

/// All that is known of a service at a moment.
///
/// @param service as the draft has it
/// @param isWrong whether there is an error in it or one of its backends
/// @param standing who of its backends gets the requests
/// @param ready how many of its backends may get requests
/// @param up how many of them are up
/// @param traffic its counts since the start
/// @param isUnseen whether only listeners lead to it that pass octets on unseen
record ServiceSight(
        Service service,
        Configured configured,
        Reality reality,
        boolean isWrong,
        Standing standing,
        long ready,
        long up,
        Traffic traffic,
        boolean isUnseen) {
    List<BackendPlace> places() {
        return service.backends().stream()
                .map(b -> new BackendPlace(service.id().value(), b.address()))
                .toList();
    }
}
