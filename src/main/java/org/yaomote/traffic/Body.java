package org.yaomote.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What was kept of a body, as it was passed on. Immutable.
public final class Body {
    /// Nothing.
    static final Body NONE = new Body(new byte[0], 0, false);

    private final byte[] octets;
    private final boolean cut;

    /// @param length how many of the octets count
    /// @param cut whether there was more
    Body(byte[] octets, int length, boolean cut) {
        this.octets = Arrays.copyOf(octets, length);
        this.cut = cut;
    }

    /// A copy of its octets.
    public byte[] octets() {
        return octets.clone();
    }

    /// How many there are.
    public int length() {
        return octets.length;
    }

    /// Whether there was more.
    public boolean isCut() {
        return cut;
    }

    /// As text, for what is known to be one: UTF-8.
    public String text() {
        return new String(octets, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && cut == body.cut && Arrays.equals(octets, body.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /// Its length only: it may hold secrets.
    @Override
    public String toString() {
        return octets.length + " octets" + (cut ? ", cut" : "");
    }
}
