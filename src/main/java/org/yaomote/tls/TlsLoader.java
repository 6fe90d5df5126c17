package org.yaomote.tls;

import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Problem;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;
import org.yaomote.handshake.AnybodyTrust;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.TlsPolicy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.net.ssl.X509ExtendedTrustManager;

/// Reads the files that TLS settings name, checks them and makes them ready for use.
///
/// Thread: one that may block.
public final class TlsLoader {
    private static final List<String> HTTP_1 = List.of(ApplicationProtocolNames.HTTP_1_1);
    private static final List<String> HTTP_2 = List.of(ApplicationProtocolNames.HTTP_2);
    private static final List<String> BOTH =
            List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1);

    private final Path base;
    private final InstantSource clock;
    private final Contexts contexts;
    private final Supplier<Optional<LibCrypto>> signing;

    /// @param base folder that relative paths start from
    /// @param clock tells which certificates are about to expire
    public TlsLoader(Path base, TlsProvider provider, InstantSource clock) {
        this(base, new Contexts(provider), clock, LibCrypto::whereFaster);
    }

    /// @param signing asked for only where there is an RSA key: who signs with it
    TlsLoader(
            Path base,
            Contexts contexts,
            InstantSource clock,
            Supplier<Optional<LibCrypto>> signing) {
        this.base = base;
        this.clock = clock;
        this.contexts = contexts;
        this.signing = signing;
    }

    /// What a listener is to do in TLS.
    ///
    /// @param http2 whether clients may choose HTTP/2
    /// @param handshake time limit of a whole handshake
    public record ServerSettings(TlsSettings tls, boolean http2, Duration handshake) {}

    /// Loads a listener's TLS.
    ///
    /// @param field path of the listener, such as `listeners[0]`
    public TlsResult<ServerTls> server(ServerSettings settings, String field) {
        List<Problem> problems = new ArrayList<>();
        List<TlsIdentity> identities = new ArrayList<>();
        for (PemFile.Place file : files(settings.tls(), field, problems)) {
            TlsIdentity read = identity(file, problems);
            if (read != null) {
                identities.add(read);
            }
        }
        Authorities clients = clients(settings.tls().clients(), field, problems);
        TlsPolicy policy = settings.tls().policy();
        CipherChoice ciphers = CipherChoice.of(policy, field + ".tls", problems);
        ClientTrust.Terms terms = terms(settings.tls(), clients, field, problems);
        // That no certificate is named is said where the configuration itself is checked.
        if (Problem.anyError(problems) || identities.isEmpty()) {
            return unusable(problems);
        }
        ServerTls.Settings made = made(settings, identities, ciphers);
        try {
            X509ExtendedTrustManager trust = made.asksClients() ? terms.trust() : null;
            Contexts own = contexts.with(ciphers);
            List<SslContext> ready = new ArrayList<>();
            for (TlsChoice choice : made.choices().choices()) {
                ready.add(own.server(choice, made.protocols(), made.clients(), trust));
            }
            Fingerprint fingerprint = Fingerprint.of(identities, clients, settings, terms);
            return new TlsResult.Loaded<>(new ServerTls(made, ready, fingerprint), problems);
        } catch (GeneralSecurityException | IOException e) {
            String first = settings.tls().certificates().getFirst();
            return refused(place(first, field + ".certificates[0]"));
        }
    }

    private ServerTls.Settings made(
            ServerSettings settings, List<TlsIdentity> identities, CipherChoice ciphers) {
        boolean rsa = identities.stream().anyMatch(TlsIdentity::isRsa);
        return new ServerTls.Settings(
                TlsChoice.table(identities),
                settings.http2() ? BOTH : HTTP_1,
                settings.tls().clients(),
                settings.handshake(),
                ciphers,
                rsa ? signing.get() : Optional.empty());
    }

    private List<PemFile.Place> files(TlsSettings tls, String field, List<Problem> problems) {
        List<PemFile.Place> files = new ArrayList<>();
        for (int i = 0; i < tls.certificates().size(); i++) {
            String entry = field + ".certificates[" + i + "]";
            files.addAll(CertificateFiles.of(base, tls.certificates().get(i), entry, problems));
        }
        return files;
    }

    private ClientTrust.Terms terms(
            TlsSettings tls, @Nullable Authorities clients, String field, List<Problem> problems) {
        TlsPolicy policy = tls.policy();
        List<X509CRL> revoked = List.of();
        if (clients != null && !policy.revoked().isEmpty()) {
            PemFile.Place place = place(policy.revoked(), field + ".tls.revoked");
            revoked = RevocationLists.read(place, clock.instant(), problems);
        }
        Authorities named = null;
        boolean asked = !(tls.clients() instanceof ClientCertificates.NotAsked);
        if (asked && !policy.offeredAuthorities().isEmpty()) {
            String place = field + ".tls.offeredAuthorities";
            named = authorities(policy.offeredAuthorities(), place, problems);
        }
        return new ClientTrust.Terms(clients, named, revoked, policy.depth());
    }

    /// Loads the TLS to a service's backends.
    ///
    /// @param field path of the setting, such as `services[0].options.tls`
    public TlsResult<ClientTls> client(UpstreamTls.Tls settings, UpstreamHttp http, String field) {
        return client(settings, TlsPolicy.DEFAULTS, http, field);
    }

    /// Loads the TLS to a backend that has its own.
    ///
    /// @param field path of the setting, such as `services[0].backends[0].policy.tls`
    public TlsResult<ClientTls> client(BackendTls own, UpstreamHttp http, String field) {
        UpstreamTls.Tls settings =
                new UpstreamTls.Tls(
                        own.verify(), own.serverName(), own.authorities(), own.clientCertificate());
        return client(settings, own.settings(), http, field);
    }

    private TlsResult<ClientTls> client(
            UpstreamTls.Tls settings, TlsPolicy policy, UpstreamHttp http, String field) {
        List<Problem> problems = new ArrayList<>();
        CipherChoice ciphers = CipherChoice.of(policy, field + ".settings", problems);
        Authorities trusted = Authorities.SYSTEM;
        if (settings.verify() && !settings.authorities().isEmpty()) {
            trusted = authorities(settings.authorities(), field + ".authorities", problems);
        }
        TlsIdentity own = null;
        PemFile.Place ownFile = place(settings.clientCertificate(), field + ".clientCertificate");
        if (!settings.clientCertificate().isEmpty()) {
            own = identity(ownFile, problems);
        }
        if (Problem.anyError(problems) || trusted == null) {
            return unusable(problems);
        }
        try {
            X509ExtendedTrustManager trust =
                    settings.verify() ? new BackendTrust(trusted.trust()) : new AnybodyTrust();
            SslContext context =
                    contexts.with(ciphers)
                            .client(http == UpstreamHttp.HTTP_2 ? HTTP_2 : HTTP_1, trust, own);
            Fingerprint fingerprint =
                    Fingerprint.of(
                            own == null ? List.of() : List.of(own),
                            trusted,
                            settings,
                            policy,
                            http);
            return new TlsResult.Loaded<>(
                    new ClientTls(settings, http, context, fingerprint), problems);
        } catch (GeneralSecurityException | IOException e) {
            return refused(ownFile);
        }
    }

    private PemFile.Place place(String file, String field) {
        return new PemFile.Place(base.resolve(file), field);
    }

    private static <T> TlsResult<T> unusable(List<Problem> problems) {
        return new TlsResult.Unusable<>(problems);
    }

    private static <T> TlsResult<T> refused(PemFile.Place place) {
        return new TlsResult.Unusable<>(List.of(place.problem("certificate.refused")));
    }

    private @Nullable TlsIdentity identity(PemFile.Place place, List<Problem> problems) {
        switch (PemBundle.read(place)) {
            case PemBundle.Result.Unusable(var problem) -> problems.add(problem);
            case PemBundle.Result.Read(var bundle) -> {
                try {
                    TlsIdentity identity = TlsIdentity.of(bundle);
                    problems.addAll(BundleWarnings.of(bundle, place, clock.instant()));
                    return identity;
                } catch (GeneralSecurityException e) {
                    problems.add(place.problem("certificate.broken"));
                }
            }
        }
        return null;
    }

    private @Nullable Authorities clients(
            ClientCertificates clients, String field, List<Problem> problems) {
        String place = field + ".clientCertificates.authorities";
        return switch (clients) {
            case ClientCertificates.NotAsked _, ClientCertificates.Unverified _ -> null;
            case ClientCertificates.Asked(var file) -> authorities(file, place, problems);
            case ClientCertificates.Required(var file) -> authorities(file, place, problems);
        };
    }

    private @Nullable Authorities authorities(String file, String field, List<Problem> problems) {
        return switch (Authorities.read(place(file, field))) {
            case Authorities.Result.Read(var read) -> read;
            case Authorities.Result.Unusable(var problem) -> {
                problems.add(problem);
                yield null;
            }
        };
    }
}
