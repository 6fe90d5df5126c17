package org.yaomote.config;

import java.util.List;

/// One difference between two configurations, in words that can be said in any language.
///
/// @param code key of the words (`change.` and this), such as `backend.weight`
/// @param arguments what the words name, in the order of their placeholders
public record Change(String code, List<String> arguments) {
    public Change {
        arguments = List.copyOf(arguments);
    }
}
