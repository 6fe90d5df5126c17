package org.yaomote.pound;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.util.List;

/// What came of reading a pound.cfg.
///
/// Problems are in the order of the text; each names its line and columns, or no place where it is
/// about the whole.
public sealed interface PoundImport {
    /// It can run.
    ///
    /// @param config ids are made from the order of the text, so that reading it again gives equal
    ///   ones
    /// @param warnings lines without effect, and what was taken with a difference
    record Accepted(ProxyConfig config, List<Problem> warnings) implements PoundImport {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// It cannot run, because it is not a pound.cfg, or because this version would treat some
    /// request otherwise than Pound does.
    ///
    /// @param problems at least one error, and the warnings
    record Rejected(List<Problem> problems) implements PoundImport {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /// Everything that was found, errors and warnings.
    default List<Problem> found() {
        return switch (this) {
            case Accepted(_, var warnings) -> warnings;
            case Rejected(var problems) -> problems;
        };
    }
}
