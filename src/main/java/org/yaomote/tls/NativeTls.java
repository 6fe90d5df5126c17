package org.yaomote.tls;

import java.lang.ref.Cleaner;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// BoringSSL's side of a listener, without an engine in between: one context per choice of
/// certificates.
///
/// Sessions are resumed by tickets alone, whose keys BoringSSL makes and changes by itself; nothing
/// is kept per client. Any thread; the native memory lives as long as this and the sessions do.
public final class NativeTls {
    private static final Cleaner CLEANER = Cleaner.create();

    /// One per choice.
    private final List<NativeContext> contexts;

    private NativeTls(List<NativeContext> contexts) {
        this.contexts = contexts;
        // The cleaner must not know the object it cleans up after.
        CLEANER.register(this, () -> contexts.forEach(NativeContext::free));
    }

    /// @param signing who signs with RSA keys where that is faster; empty for BoringSSL
    /// @throws GeneralSecurityException if BoringSSL does not take a key or a certificate
    static NativeTls of(ServerTls.Settings settings, Optional<LibCrypto> signing)
            throws GeneralSecurityException {
        List<NativeContext> contexts = new ArrayList<>();
        NativeTls made = new NativeTls(contexts);
        for (TlsChoice choice : settings.choices().choices()) {
            contexts.add(NativeContext.of(choice, settings, signing));
        }
        return made;
    }

    /// A new session with a client that gets the certificates of a choice.
    NativeSession session(int choice) {
        return new NativeSession(this, contexts.get(choice).session());
    }

    /// Whether the system's library signs for a choice.
    boolean hasSigner(int choice) {
        return contexts.get(choice).hasSigner();
    }
}
