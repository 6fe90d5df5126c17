package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.Service;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.Traffic;
import org.yaomote.states.Configured;
import org.yaomote.states.Reality;

import java.util.Optional;

/// All that is known of a backend at a moment.
///
/// @param backend as the draft has it
/// @param configured what became of its settings
/// @param reality how it is doing
/// @param isWrong whether there is an error in what the draft says of it
/// @param health what was seen of it; empty while nothing was
/// @param traffic the counts of its attempts since the start
/// @param isUnseen whether only listeners lead to it that pass octets on unseen
record BackendSight(
        Service service,
        Backend backend,
        Configured configured,
        Reality reality,
        boolean isWrong,
        Optional<BackendHealth> health,
        Traffic traffic,
        boolean isUnseen) {
    BackendPlace place() {
        return new BackendPlace(service.id().value(), backend.address());
    }
}
