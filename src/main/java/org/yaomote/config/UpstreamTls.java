package org.yaomote.config;

/// Whether a service's backends are spoken to in TLS.
public sealed interface UpstreamTls {
    /// In the clear.
    record Plain() implements UpstreamTls {}

    /// In TLS.
    ///
    /// @param verify whether the certificate must be good for the name; without, anybody in between
    ///   may answer
    /// @param serverName name that is asked for and verified; empty for the backend's host
    /// @param authorities PEM file of the certificates that are trusted; empty for those of the
    ///   system
    /// @param clientCertificate PEM bundle we show when asked; empty for none
    record Tls(boolean verify, String serverName, String authorities, String clientCertificate)
            implements UpstreamTls {
        /// Verified against what the system trusts.
        public static final Tls VERIFIED = new Tls(true, "", "", "");

        /// Verified or not.
        public Tls withVerify(boolean changed) {
            return new Tls(changed, serverName, authorities, clientCertificate);
        }

        /// With another name asked for.
        public Tls withServerName(String changed) {
            return new Tls(verify, changed, authorities, clientCertificate);
        }

        /// With other trusted certificates.
        public Tls withAuthorities(String changed) {
            return new Tls(verify, serverName, changed, clientCertificate);
        }

        /// With another certificate of ours.
        public Tls withClientCertificate(String changed) {
            return new Tls(verify, serverName, authorities, changed);
        }
    }
}
