package org.yaomote.policy;

import java.time.Duration;
import java.util.Optional;

/// What a backend is told beyond its address and weight.
///
/// @param tls whether TLS is spoken to it, in place of its service's word
/// @param response wait for its answer, zero for the general limit (`TimeOut`)
/// @param connect wait for its connection, zero for the general limit (`ConnTO`)
/// @param tunnel silence of a WebSocket, zero for the general limit (`WSTimeOut`)
/// @param hostHeader name sent as Host in place of the client's; empty for the client's
///   (`ServerName`)
/// @param alivePort place that is asked by every health check beside the backend itself (`HAport`)
/// @param family addresses of its host that are used (`Family`)
/// @param resolve how its host becomes addresses (`Resolve`)
public record BackendPolicy(
        Optional<BackendTls> tls,
        Duration response,
        Duration connect,
        Duration tunnel,
        String hostHeader,
        Optional<AlivePort> alivePort,
        Family family,
        Resolve resolve) {
    /// What holds where the user said nothing.
    public static final BackendPolicy DEFAULTS =
            new BackendPolicy(
                    Optional.empty(),
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    "",
                    Optional.empty(),
                    Family.ANY,
                    Resolve.DEFAULTS);

    /// TLS to one backend.
    ///
    /// @param verify whether its certificate must be good for the name; Pound never asks
    /// @param serverName name that is asked for and verified; empty for the backend's host
    /// @param authorities PEM file of what is trusted; empty for what the system trusts
    /// @param clientCertificate PEM bundle we show when asked; empty for none (`Cert`)
    /// @param settings versions and suites
    public record BackendTls(
            boolean verify,
            String serverName,
            String authorities,
            String clientCertificate,
            TlsPolicy settings) {
        /// Verified against what the system trusts.
        public static final BackendTls VERIFIED =
                new BackendTls(true, "", "", "", TlsPolicy.DEFAULTS);
    }

    /// Where else a backend is asked whether it lives.
    ///
    /// @param host empty for the backend's own
    /// @param port 1 to 65535
    public record AlivePort(String host, int port) {}

    /// Kinds of addresses.
    public enum Family {
        ANY,
        IPV4,
        IPV6
    }

    /// How and when a host name is looked up.
    ///
    /// @param mode which addresses count
    /// @param every time after which it is looked up anew, zero for what the system's resolver
    ///   keeps (`OverrideTTL`)
    /// @param retry time after which a failed look-up is tried again (`RetryInterval`)
    public record Resolve(Mode mode, Duration every, Duration retry) {
        /// One address, found when the configuration is applied.
        public static final Resolve DEFAULTS =
                new Resolve(Mode.IMMEDIATE, Duration.ZERO, Duration.ofMinutes(10));

        /// Which addresses count.
        public enum Mode {
            /// One, found when the configuration is applied.
            IMMEDIATE,
            /// The first, looked up again and again.
            FIRST,
            /// Each is a backend of its own with the same weight, looked up again and again.
            ALL
        }
    }
}
