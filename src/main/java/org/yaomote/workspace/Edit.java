package org.yaomote.workspace;

import org.yaomote.config.ProxyConfig;

import java.util.List;
import java.util.function.UnaryOperator;

/// A change of the configuration that can be undone as one step.
///
/// @param code key of its name in the texts (`edit.` and this), such as `weight`
/// @param arguments what the name mentions, such as the backend's label
/// @param change makes the new configuration of the old one; pure
public record Edit(String code, List<String> arguments, UnaryOperator<ProxyConfig> change) {
    public Edit {
        arguments = List.copyOf(arguments);
    }

    /// An edit whose name mentions one thing.
    public static Edit of(String code, String subject, UnaryOperator<ProxyConfig> change) {
        return new Edit(code, List.of(subject), change);
    }
}
