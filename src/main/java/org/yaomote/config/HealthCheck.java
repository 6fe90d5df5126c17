package org.yaomote.config;

import java.time.Duration;

/// How a service's backends are asked whether they work, besides what their requests show.
public sealed interface HealthCheck {
    /// They are not asked.
    record None() implements HealthCheck {}

    /// A connection is opened and closed.
    record Tcp(Timing timing) implements HealthCheck {}

    /// A GET is sent, in the version of HTTP that the service speaks to its backends. In HTTP/2 the
    /// path `/grpc.health.v1.Health/Check` is called as gRPC does it, and the answer must say that
    /// the server is serving.
    ///
    /// @param path begins with a slash
    /// @param host sent as Host; empty for the backend's own address
    /// @param statusFrom lowest status that is well, 100 to 599
    /// @param statusTo highest status that is well, not below `statusFrom`
    record Http(String path, String host, int statusFrom, int statusTo, Timing timing)
            implements HealthCheck {
        /// With another path.
        public Http withPath(String changed) {
            return new Http(changed, host, statusFrom, statusTo, timing);
        }

        /// With another Host.
        public Http withHost(String changed) {
            return new Http(path, changed, statusFrom, statusTo, timing);
        }

        /// With another lowest status.
        public Http withStatusFrom(int changed) {
            return new Http(path, host, changed, statusTo, timing);
        }

        /// With another highest status.
        public Http withStatusTo(int changed) {
            return new Http(path, host, statusFrom, changed, timing);
        }

        /// With other times.
        public Http withTiming(Timing changed) {
            return new Http(path, host, statusFrom, statusTo, changed);
        }
    }

    /// When they are asked, and how many answers make an opinion.
    ///
    /// @param interval from the beginning of one check to the next, at least 100 ms
    /// @param timeout how long a check may take
    /// @param fall failures in a row that take a backend out, 1 to 100
    /// @param rise successes in a row that bring it back, 1 to 100
    record Timing(Duration interval, Duration timeout, int fall, int rise) {
        /// Every 2 s, 1 s each, out after 3, in after 2.
        public static final Timing DEFAULTS =
                new Timing(Duration.ofSeconds(2), Duration.ofSeconds(1), 3, 2);

        /// With another interval.
        public Timing withInterval(Duration changed) {
            return new Timing(changed, timeout, fall, rise);
        }

        /// With another time for an answer.
        public Timing withTimeout(Duration changed) {
            return new Timing(interval, changed, fall, rise);
        }

        /// With another number of failures.
        public Timing withFall(int changed) {
            return new Timing(interval, timeout, changed, rise);
        }

        /// With another number of successes.
        public Timing withRise(int changed) {
            return new Timing(interval, timeout, fall, changed);
        }
    }
}
