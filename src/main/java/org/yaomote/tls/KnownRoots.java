package org.yaomote.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.security.auth.x500.X500Principal;

/// The authorities that clients know without being told, as far as the JDK ships them.
final class KnownRoots {
    private KnownRoots() {}

    private static final class Holder {
        static final Set<X500Principal> NAMES = names();

        private static Set<X500Principal> names() {
            try {
                return Stream.of(Authorities.SYSTEM.trust().getAcceptedIssuers())
                        .map(X509Certificate::getSubjectX500Principal)
                        .collect(Collectors.toUnmodifiableSet());
            } catch (GeneralSecurityException | IOException e) {
                return Set.of();
            }
        }
    }

    /// Whether one of them has this name; blocks the first time.
    static boolean have(X500Principal name) {
        return Holder.NAMES.contains(name);
    }
}
