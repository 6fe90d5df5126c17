package org.yaomote.proxy;

import org.yaomote.balance.CookieKey;

import java.io.IOException;
import java.security.SecureRandom;

/// Where the secret comes from that inserted cookies are signed with.
public interface CookieSecret {
    /// The secret: 32 octets, the same every time. Asked for when a configuration first inserts a
    /// cookie, on the engine's work thread, which may block.
    ///
    /// @throws IOException if it is kept somewhere and cannot be had; its message is shown
    byte[] octets() throws IOException;

    /// One that is made now and forgotten with the program: clients are balanced anew after it.
    static CookieSecret made() {
        byte[] octets = new byte[CookieKey.LENGTH];
        new SecureRandom().nextBytes(octets);
        return octets::clone;
    }
}
