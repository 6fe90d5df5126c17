package org.yaomote.traffic;

import org.yaomote.config.Backend;
import org.yaomote.metrics.Availability;

/// A backend as it was when one was chosen for a request.
///
/// @param index in its service
/// @param weight in effect
/// @param inFlight requests it had, without this one
/// @param availability what was known of it
/// @param takesPart whether it was among those who share the requests
/// @param tried whether it had failed this request before
public record Candidate(
        int index,
        Backend backend,
        int weight,
        int inFlight,
        Availability availability,
        boolean takesPart,
        boolean tried) {}
