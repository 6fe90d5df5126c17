package org.yaomote.proxy;

import org.yaomote.config.Problem;

import java.util.List;

/// What became of files that changed while the proxy runs: certificates, authorities, lists of
/// rules.
public sealed interface FileNews {
    /// They are in force; connections keep what they began with.
    record TakenUp() implements FileNews {}

    /// They cannot be used: what was read before stays in force.
    record Kept(List<Problem> reasons) implements FileNews {
        public Kept {
            reasons = List.copyOf(reasons);
        }
    }
}
