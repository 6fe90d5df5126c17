package org.yaomote.policy;

import java.util.List;

/// What is changed in the messages that pass, in order.
///
/// @param request behind the headers that the proxy adds itself
/// @param response of backends, before the proxy adds its own
public record Modifications(List<Modification> request, List<Modification> response) {
    /// Nothing is changed.
    public static final Modifications NONE = new Modifications(List.of(), List.of());

    public Modifications {
        request = List.copyOf(request);
        response = List.copyOf(response);
    }
}
