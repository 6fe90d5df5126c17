package org.yaomote.config;

/// Whether a line is written for every request.
public sealed interface AccessLog {
    /// No line is written.
    record Off() implements AccessLog {}

    /// Lines go to a file.
    ///
    /// @param path of the file, relative to the configuration's folder or absolute; empty for
    ///   `access.log` in the program's folder for logs
    /// @param maxBytes size at which a new file is begun, at least 64 KiB
    /// @param keep how many older files are kept, 0 to 1000
    /// @param queryValues whether the values of query parameters are written; they may be secrets
    record ToFile(String path, Format format, long maxBytes, int keep, boolean queryValues)
            implements AccessLog {
        /// Combined, 10 MiB, 5 older files, no values of queries.
        public static final ToFile DEFAULTS =
                new ToFile("", Format.COMBINED, 10L * 1024 * 1024, 5, false);
    }

    /// How a line looks.
    enum Format {
        /// Apache's combined format (Pound's `LogLevel 4`).
        COMBINED,
        /// The same with the requested host in front (Pound's `LogLevel 3`).
        VHOST_COMBINED,
        /// Pound's `LogLevel 1`.
        POUND_1,
        /// Pound's `LogLevel 2`: with the backend and the time it took.
        POUND_2,
        /// Pound's `LogLevel 5`: combined with service and backend.
        POUND_5
    }
}
