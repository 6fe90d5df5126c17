package org.yaomote.ui.shell;

import java.util.List;

/// One difference between two configurations, in words of any language.
///
/// @param code key of its words, behind `pending.`
/// @param arguments what the words mention
record Change(String code, List<String> arguments) {
    Change(String code, String... arguments) {
        this(code, List.of(arguments));
    }
}
