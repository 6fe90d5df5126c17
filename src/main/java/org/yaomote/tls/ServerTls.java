package org.yaomote.tls;

import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.ClientCertificates;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The server side of TLS for one listener, loaded and checked by a [TlsLoader].
///
/// TLS 1.2 and 1.3, ECDHE with AEAD suites only. It comes in two shapes: as a [#handler] of a
/// channel, and as the plain settings, for a transport that speaks TLS itself. Immutable; any
/// thread.
public final class ServerTls {
    /// What a listener's TLS is made of.
    ///
    /// @param choices certificates and the names they are for; the first is the default
    /// @param protocols what may be spoken (ALPN), our favourite first; a client that offers only
    ///   others is refused with an alert, one that offers nothing is let in
    /// @param clients whether clients are asked for certificates
    /// @param handshake time limit of a whole handshake
    /// @param ciphers versions and suites
    /// @param signing who signs with RSA keys where that is faster; empty for the TLS library
    record Settings(
            TlsChoice.Table choices,
            List<String> protocols,
            ClientCertificates clients,
            Duration handshake,
            CipherChoice ciphers,
            Optional<LibCrypto> signing) {
        Settings {
            protocols = List.copyOf(protocols);
        }

        /// Whether clients are asked for certificates.
        boolean asksClients() {
            return !(clients instanceof ClientCertificates.NotAsked);
        }
    }

    private final Settings settings;

    /// One per choice.
    private final List<SslContext> contexts;

    private final Fingerprint fingerprint;

    /// Null where an `SslHandler` is needed: without the library, and for clients' certificates,
    /// which only an engine shows to the JDK's trust.
    private final @Nullable NativeTls nativeTls;

    /// @throws GeneralSecurityException if BoringSSL does not take a key or a certificate
    ServerTls(Settings settings, List<SslContext> contexts, Fingerprint fingerprint)
            throws GeneralSecurityException {
        this.settings = settings;
        this.contexts = List.copyOf(contexts);
        this.fingerprint = fingerprint;
        this.nativeTls =
                provider() == TlsProvider.BORINGSSL && !asksClients()
                        ? NativeTls.of(settings, settings.signing())
                        : null;
    }

    /// A handler for one new connection. Once the client has said its name, it puts an `SslHandler`
    /// in its place.
    public ChannelHandler handler() {
        return new ClientHelloHandler(this);
    }

    /// Whether [#session] can be asked for one; only a [#handler] works otherwise.
    public boolean isNative() {
        return nativeTls != null;
    }

    /// A new session of the native library, for a transport that moves the octets itself.
    ///
    /// @param serverName the host the client asks for; empty for none
    public NativeSession session(String serverName) {
        return Objects.requireNonNull(nativeTls, "not native").session(choice(serverName));
    }

    /// The alert for a client with which we do not [speak][#speaksWith]: fatal
    /// `no_application_protocol` in a record of TLS 1.2, as before any key is agreed.
    public byte[] noProtocol() {
        return new byte[] {21, 3, 3, 0, 2, 2, 120};
    }

    /// The certificates; a client gets the one whose number [#choice] tells.
    public List<TlsChoice> choices() {
        return settings.choices().choices();
    }

    /// The number of the choice for the name a client asks for.
    ///
    /// @param serverName empty if it asks for none
    public int choice(String serverName) {
        return settings.choices().of(serverName);
    }

    /// Cipher suites by their names in the standards, TLS 1.3 and 1.2, best first.
    public List<String> suites() {
        return settings.ciphers().suites();
    }

    /// What may be spoken (ALPN, RFC 7301), our favourite first.
    public List<String> protocols() {
        return settings.protocols();
    }

    /// Whether it can go on with this client: one that offers protocols must offer one of ours, and
    /// gets the alert `no_application_protocol` otherwise (RFC 7301 §3.2).
    public boolean speaksWith(ClientHello hello) {
        return hello.protocols().isEmpty()
                || settings.protocols().stream().anyMatch(hello.protocols()::contains);
    }

    /// Whether clients are asked for certificates.
    public boolean asksClients() {
        return settings.asksClients();
    }

    /// How long a whole handshake may take.
    public Duration handshakeLimit() {
        return settings.handshake();
    }

    /// Whether the other one was made of the same settings and files, so that either can stand for
    /// both.
    public boolean isSame(ServerTls other) {
        return fingerprint.equals(other.fingerprint);
    }

    /// Whether the system's library signs for the clients of a choice.
    boolean hasSigner(int choice) {
        return nativeTls != null && nativeTls.hasSigner(choice);
    }

    CipherChoice ciphers() {
        return settings.ciphers();
    }

    TlsProvider provider() {
        return contexts.getFirst() instanceof JdkSslContext
                ? TlsProvider.JDK
                : TlsProvider.BORINGSSL;
    }

    SslContext context(int choice) {
        return contexts.get(choice);
    }
}
