package org.yaomote.app;

import org.yaomote.targets.TargetSet;

import java.util.Optional;

/// Tells addresses from configurations in a text that was dropped on the window.
final class DroppedAddresses {
    /// A longer text is a file that was dragged by its content.
    private static final int MOST = 100_000;

    private DroppedAddresses() {}

    /// The addresses in one line, if the text is nothing but addresses, networks and full names of
    /// hosts. A single word may be anything.
    static Optional<String> of(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        if (line.isEmpty() || line.length() > MOST) {
            return Optional.empty();
        }
        TargetSet targets = TargetSet.parse(line);
        boolean isMeant =
                targets.problems().isEmpty()
                        && !targets.isEmpty()
                        && targets.names().stream().allMatch(name -> name.name().contains("."));
        return isMeant ? Optional.of(line) : Optional.empty();
    }
}
