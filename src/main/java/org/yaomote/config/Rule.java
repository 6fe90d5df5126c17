package org.yaomote.config;

import org.yaomote.policy.Condition;

import java.util.List;

/// Which requests of a listener go to which service; the first rule that holds wins.
///
/// @param matches all must hold; none means every request
/// @param service where they go
public record Rule(List<Condition> matches, ServiceId service) {
    public Rule {
        matches = List.copyOf(matches);
    }

    /// The rule that sends everything to one service.
    public static Rule everything(ServiceId service) {
        return new Rule(List.of(), service);
    }
}
