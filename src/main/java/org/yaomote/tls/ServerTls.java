package org.yaomote.tls;

import io.netty.channel.ChannelHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslX509KeyManagerFactory;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.DomainWildcardMappingBuilder;
import io.netty.util.Mapping;

import org.yaomote.config.HostName;
import org.yaomote.config.Problem;
import org.yaomote.config.TlsSettings;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.net.ssl.KeyManagerFactory;

/// The server side of TLS for one listener: its certificates, loaded and checked.
///
/// TLS 1.2 and 1.3, ECDHE with AEAD suites only. BoringSSL does the work where its library loads,
/// the JDK otherwise. Immutable; any thread.
public final class ServerTls {
    /// What loading gave.
    public sealed interface Result {
        /// Every certificate is usable.
        record Loaded(ServerTls tls) implements Result {}

        /// Not all are.
        ///
        /// @param problems one per unusable file, at its field
        record Unusable(List<Problem> problems) implements Result {
            public Unusable {
                problems = List.copyOf(problems);
            }
        }
    }

    private static final List<String> SUITES =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    /// A ClientHello longer than this is refused before anything is allocated for it.
    private static final int MAX_CLIENT_HELLO = 64 * 1024;

    private record Identity(SslContext context, Set<String> names) {}

    private final List<Identity> identities;

    private final Mapping<String, SslContext> byName;

    private ServerTls(List<Identity> identities) {
        this.identities = List.copyOf(identities);
        this.byName = byName(identities);
    }

    private static Mapping<String, SslContext> byName(List<Identity> identities) {
        DomainWildcardMappingBuilder<SslContext> names =
                new DomainWildcardMappingBuilder<>(identities.getFirst().context());
        Set<String> taken = new LinkedHashSet<>();
        for (Identity identity : identities) {
            for (String name : identity.names()) {
                if (taken.add(name)) {
                    names.add(name, identity.context());
                }
            }
        }
        return names.build();
    }

    /// Loads the certificates of a listener; blocks.
    ///
    /// @param base folder that relative paths start from
    /// @param field path of the listener's field, such as `listeners[0].certificates`
    public static Result load(Path base, TlsSettings settings, String field) {
        List<Problem> problems = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        for (int i = 0; i < settings.certificates().size(); i++) {
            String place = field + "[" + i + "]";
            Path file = base.resolve(settings.certificates().get(i));
            switch (PemBundle.read(file, place)) {
                case PemBundle.Result.Unusable(var problem) -> problems.add(problem);
                case PemBundle.Result.Read(var bundle) -> {
                    try {
                        identities.add(
                                new Identity(context(bundle), names(bundle.chain().getFirst())));
                    } catch (GeneralSecurityException | IOException e) {
                        problems.add(Problem.error(place, "certificate.refused", file.toString()));
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            return new Result.Unusable(problems);
        }
        return new Result.Loaded(new ServerTls(identities));
    }

    /// The handler for one connection: the certificate that fits the name the client asks for (SNI,
    /// RFC 6066 §3), the first one otherwise.
    public ChannelHandler handler(SocketChannel channel) {
        SslContext first = identities.getFirst().context();
        if (identities.size() == 1) {
            SslHandler handler = first.newHandler(channel.alloc());
            handler.setHandshakeTimeoutMillis(HANDSHAKE.toMillis());
            return handler;
        }
        return new SniHandler(byName, MAX_CLIENT_HELLO, HANDSHAKE.toMillis());
    }

    private static SslContext context(PemBundle bundle)
            throws GeneralSecurityException, IOException {
        boolean boring = OpenSsl.isAvailable();
        char[] inMemory = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key", bundle.key(), inMemory, bundle.chain().toArray(Certificate[]::new));
        // The native factory prepares the key once, not at each handshake.
        KeyManagerFactory keys =
                boring
                        ? new OpenSslX509KeyManagerFactory()
                        : KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, inMemory);
        SslContextBuilder builder =
                SslContextBuilder.forServer(keys)
                        .sslProvider(boring ? SslProvider.OPENSSL : SslProvider.JDK)
                        .protocols("TLSv1.3", "TLSv1.2")
                        .ciphers(SUITES)
                        .applicationProtocolConfig(
                                new ApplicationProtocolConfig(
                                        ApplicationProtocolConfig.Protocol.ALPN,
                                        ApplicationProtocolConfig.SelectorFailureBehavior
                                                .NO_ADVERTISE,
                                        ApplicationProtocolConfig.SelectedListenerFailureBehavior
                                                .ACCEPT,
                                        ApplicationProtocolNames.HTTP_1_1));
        if (boring) {
            // Handshakes on the event loop: handing them to another thread costs more than they do.
            builder.option(OpenSslContextOption.USE_TASKS, false);
        }
        return builder.build();
    }

    private static Set<String> names(X509Certificate leaf) throws GeneralSecurityException {
        Set<String> names = new LinkedHashSet<>();
        Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
        if (alternatives != null) {
            for (List<?> alternative : alternatives) {
                boolean dns = alternative.getFirst().equals(2);
                String name = String.valueOf(alternative.get(1));
                if (dns && HostName.isValid(name.startsWith("*.") ? name.substring(2) : name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
