package org.yaomote.pound;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.util.List;

/// What came of reading a pound.cfg.
///
/// Problems are in the order of the text, those of included files behind those of the main one;
/// each names its line and columns, or no place where it is about the whole.
public sealed interface PoundImport {
    /// It can run.
    ///
    /// @param config ids are made from the order of the text, so that reading it again gives equal
    ///   ones; [ProxyConfig#poundText] is the main text
    /// @param warnings lines without effect, and what was taken with a difference
    /// @param fates of every line, file by file
    record Accepted(ProxyConfig config, List<Problem> warnings, List<LineFate> fates)
            implements PoundImport {
        public Accepted {
            warnings = List.copyOf(warnings);
            fates = List.copyOf(fates);
        }
    }

    /// It cannot run, because it is not a pound.cfg, or because this version would treat some
    /// request otherwise than Pound does.
    ///
    /// @param config what the lines that are right ask for: for forms-to-be, not to be run
    /// @param problems at least one error, and the warnings
    /// @param fates of every line, file by file
    record Rejected(ProxyConfig config, List<Problem> problems, List<LineFate> fates)
            implements PoundImport {
        public Rejected {
            problems = List.copyOf(problems);
            fates = List.copyOf(fates);
        }
    }

    /// The configuration, sound or not.
    ProxyConfig config();

    /// What became of every line: first the main text's, then those of included files in the order
    /// in which they were first included.
    List<LineFate> fates();

    /// Everything that was found, errors and warnings.
    default List<Problem> found() {
        return switch (this) {
            case Accepted(_, var warnings, _) -> warnings;
            case Rejected(_, var problems, _) -> problems;
        };
    }
}
