package org.yaomote.certificate;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

import java.security.Provider;

/// Bouncy Castle's own ciphers: the JDK's know neither scrypt nor the old ones. They are handed to
/// what needs them and never registered, so the rest of the program does not use them.
final class OwnCiphers {
    /// Made once, for it takes tens of milliseconds; never changed. Any thread.
    static final Provider PROVIDER = new BouncyCastleProvider();

    private OwnCiphers() {}
}
