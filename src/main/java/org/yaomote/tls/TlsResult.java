package org.yaomote.tls;

import org.yaomote.config.Problem;

import java.util.List;

/// What loading the files of one setting gave: all of it, or why not.
public sealed interface TlsResult<T> {
    /// Every file is usable.
    ///
    /// @param warnings what is not well although it works, such as a certificate about to expire,
    ///   each at its field
    record Loaded<T>(T tls, List<Problem> warnings) implements TlsResult<T> {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /// Not all are.
    ///
    /// @param problems one per unusable file, and warnings about the others, each at its field
    record Unusable<T>(List<Problem> problems) implements TlsResult<T> {
        public Unusable {
            problems = List.copyOf(problems);
        }
    }
}
