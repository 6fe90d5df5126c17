package org.yaomote.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslCredential;
import io.netty.handler.ssl.OpenSslCredentialBuilder;
import io.netty.handler.ssl.OpenSslX509KeyManagerFactory;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.ClientCertificates;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Makes Netty's TLS contexts of one provider.
record Contexts(TlsProvider provider, CipherChoice ciphers) {
    /// With the usual suites.
    Contexts(TlsProvider provider) {
        this(provider, CipherChoice.USUAL);
    }

    /// The same with other suites; by the JDK where BoringSSL cannot choose them.
    Contexts with(CipherChoice choice) {
        return new Contexts(choice.isForBoringSsl() ? provider : TlsProvider.JDK, choice);
    }

    /// For the clients of a listener.
    ///
    /// @param trust whose client certificates are let in; null if none is asked for
    SslContext server(
            TlsChoice choice,
            List<String> protocols,
            ClientCertificates clients,
            @Nullable X509ExtendedTrustManager trust)
            throws GeneralSecurityException, IOException {
        SslContextBuilder builder =
                SslContextBuilder.forServer(keys(choice.identities())).clientAuth(asking(clients));
        if (trust != null) {
            builder.trustManager(trust);
        }
        common(builder, protocols);
        return provider == TlsProvider.BORINGSSL && choice.identities().size() > 1
                ? withCredentials(builder, choice)
                : builder.build();
    }

    /// For the backends of a service.
    ///
    /// @param own what we show when asked; null for nothing
    SslContext client(
            List<String> protocols, X509ExtendedTrustManager trust, @Nullable TlsIdentity own)
            throws GeneralSecurityException, IOException {
        SslContextBuilder builder = SslContextBuilder.forClient().trustManager(trust);
        if (own != null) {
            builder.keyManager(keys(List.of(own)));
        }
        common(builder, protocols);
        return builder.build();
    }

    private void common(SslContextBuilder builder, List<String> protocols) {
        builder.sslProvider(provider.netty())
                .protocols(ciphers.versions())
                .ciphers(ciphers.suites())
                .applicationProtocolConfig(
                        new ApplicationProtocolConfig(
                                Protocol.ALPN,
                                SelectorFailureBehavior.NO_ADVERTISE,
                                SelectedListenerFailureBehavior.ACCEPT,
                                protocols));
        if (provider == TlsProvider.BORINGSSL) {
            // Handshakes on the event loop: handing them to another thread costs more than they do.
            builder.option(OpenSslContextOption.USE_TASKS, false);
        }
    }

    /// BoringSSL itself chooses among credentials the first that the client can check; what Netty
    /// chooses by a key manager does not look at the client.
    private static SslContext withCredentials(SslContextBuilder builder, TlsChoice choice)
            throws IOException {
        List<OpenSslCredential> credentials = new ArrayList<>();
        try {
            for (TlsIdentity identity : choice.identities()) {
                credentials.add(
                        OpenSslCredentialBuilder.forX509(
                                        identity.key(),
                                        identity.chain().toArray(X509Certificate[]::new))
                                .build());
            }
            credentials.forEach(builder::addCredential);
            return builder.build();
        } finally {
            // The context holds them from now on.
            credentials.forEach(OpenSslCredential::release);
        }
    }

    private KeyManagerFactory keys(List<TlsIdentity> identities)
            throws GeneralSecurityException, IOException {
        char[] inMemory = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (TlsIdentity identity : identities) {
            store.setKeyEntry(
                    identity.kind(),
                    identity.key(),
                    inMemory,
                    identity.chain().toArray(Certificate[]::new));
        }
        // The native factory prepares the keys once, not at each handshake.
        KeyManagerFactory keys =
                switch (provider) {
                    case BORINGSSL -> new OpenSslX509KeyManagerFactory();
                    case JDK ->
                            KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                };
        keys.init(store, inMemory);
        return keys;
    }

    private static ClientAuth asking(ClientCertificates clients) {
        return switch (clients) {
            case ClientCertificates.NotAsked _ -> ClientAuth.NONE;
            case ClientCertificates.Asked _, ClientCertificates.Unverified _ -> ClientAuth.OPTIONAL;
            case ClientCertificates.Required _ -> ClientAuth.REQUIRE;
        };
    }
}
