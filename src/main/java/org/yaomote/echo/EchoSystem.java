package org.yaomote.echo;

import java.util.Locale;

/// The systems whose functions differ.
enum EchoSystem {
    LINUX,
    MAC,
    WINDOWS;

    /// The one that Java names so; what we do not know is like Linux.
    ///
    /// @param name value of the system property `os.name`
    static EchoSystem of(String name) {
        String system = name.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return MAC;
        }
        return system.startsWith("windows") ? WINDOWS : LINUX;
    }
}
