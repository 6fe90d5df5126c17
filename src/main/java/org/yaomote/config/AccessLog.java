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

        /// To another file.
        public ToFile withPath(String changed) {
            return new ToFile(changed, format, maxBytes, keep, queryValues);
        }

        /// With lines of another look.
        public ToFile withFormat(Format changed) {
            return new ToFile(path, changed, maxBytes, keep, queryValues);
        }

        /// With files of another size.
        public ToFile withMaxBytes(long changed) {
            return new ToFile(path, format, changed, keep, queryValues);
        }

        /// With another number of older files.
        public ToFile withKeep(int changed) {
            return new ToFile(path, format, maxBytes, changed, queryValues);
        }

        /// With the values of queries or without.
        public ToFile withQueryValues(boolean changed) {
            return new ToFile(path, format, maxBytes, keep, changed);
        }
    }

    /// How a line looks. What a request does not have is a dash; the user never is told.
    enum Format {
        /// Apache's combined format (Pound's `LogLevel 4`).
        COMBINED,
        /// The same with the requested host and the listener's port in front (Pound's `LogLevel
        /// 3`).
        VHOST_COMBINED,
        /// Pound's `LogLevel 1`: the client, what it asked and how it was answered.
        POUND_1,
        /// Pound's `LogLevel 2`: the same with host, service, backend and the seconds it took.
        POUND_2,
        /// Pound's `LogLevel 5`: `VHOST_COMBINED` with service, backend and the seconds it took.
        POUND_5,
        /// `VHOST_COMBINED` with service, backend, seconds, how often it was tried again, the
        /// version of TLS, and the id that our own pages show.
        FULL
    }
}
