package org.yaomote.convert;

import org.yaomote.config.ProxyConfig;

import java.util.function.UnaryOperator;

/// Writes a sound configuration for another program.
public final class Converter {
    private Converter() {}

    /// For HAProxy 2.6 and later.
    ///
    /// @param files gives the path of a file as HAProxy is to find it
    public static Converted haproxy(ProxyConfig config, UnaryOperator<String> files) {
        return new HaproxyPrinter(config, files).print();
    }

    /// For nginx 1.22 and later, a whole `nginx.conf`.
    ///
    /// @param files gives the path of a file as nginx is to find it
    public static Converted nginx(ProxyConfig config, UnaryOperator<String> files) {
        return nginx(config, files, CertificateNames.UNKNOWN);
    }

    /// For nginx 1.22 and later, a whole `nginx.conf` with a `server` for the names of each further
    /// certificate.
    ///
    /// @param files gives the path of a file as nginx is to find it
    /// @param names of the certificates
    public static Converted nginx(
            ProxyConfig config, UnaryOperator<String> files, CertificateNames names) {
        return new NginxPrinter(config, files, names).print();
    }
}
