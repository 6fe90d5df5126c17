package org.yaomote.ports;

import java.util.Locale;

/// Kinds of systems that differ in who may open which port and how to ask.
public enum SystemKind {
    LINUX,
    MAC,
    WINDOWS,
    OTHER;

    /// That of a name such as the property `os.name`.
    static SystemKind of(String name) {
        if (name.startsWith("Linux")) {
            return LINUX;
        }
        if (name.startsWith("Mac")) {
            return MAC;
        }
        return name.startsWith("Windows") ? WINDOWS : OTHER;
    }

    /// Key of the text that says how low ports are allowed here.
    public String allowKey() {
        return "ports.allow." + name().toLowerCase(Locale.ROOT);
    }
}
