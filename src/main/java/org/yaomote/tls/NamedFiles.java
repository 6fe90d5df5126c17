package org.yaomote.tls;

import org.yaomote.config.Backend;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.UpstreamTls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files that a configuration names for TLS, as they are now: those of folders and patterns
/// change with the folder.
///
/// Blocks for a moment; any thread.
///
/// @param base folder that relative paths start from
public record NamedFiles(Path base) {
    /// Those with certificates that are shown: of enabled listeners to clients, and to backends.
    public List<Path> certificates(ProxyConfig config) {
        return Stream.concat(
                        listeners(config).flatMap(this::own),
                        upstreams(config).map(Upstream::own).flatMap(this::named))
                .distinct()
                .toList();
    }

    /// The same, and those that say whom to trust: authorities and revocation lists.
    public List<Path> all(ProxyConfig config) {
        return Stream.of(
                        certificates(config).stream(),
                        listeners(config).flatMap(this::trusted),
                        upstreams(config).map(Upstream::authorities).flatMap(this::named))
                .flatMap(files -> files)
                .distinct()
                .toList();
    }

    private static Stream<TlsSettings> listeners(ProxyConfig config) {
        return config.listeners().stream()
                .filter(Listener::enabled)
                .map(Listener::protocol)
                .filter(Protocol.Https.class::isInstance)
                .map(Protocol.Https.class::cast)
                .map(Protocol.Https::tls);
    }

    private Stream<Path> own(TlsSettings tls) {
        return tls.certificates().stream()
                .flatMap(entry -> CertificateFiles.of(base, entry, "", new ArrayList<>()).stream())
                .map(PemFile.Place::file);
    }

    private Stream<Path> trusted(TlsSettings tls) {
        String authorities =
                switch (tls.clients()) {
                    case ClientCertificates.NotAsked _, ClientCertificates.Unverified _ -> "";
                    case ClientCertificates.Asked(var file) -> file;
                    case ClientCertificates.Required(var file) -> file;
                };
        return Stream.of(authorities, tls.policy().revoked(), tls.policy().offeredAuthorities())
                .flatMap(this::named);
    }

    /// What one side of the connections to backends names; empty for none.
    private record Upstream(String own, String authorities) {}

    private static Stream<Upstream> upstreams(ProxyConfig config) {
        return config.services().stream()
                .flatMap(
                        service ->
                                Stream.concat(
                                        upstream(service).stream(),
                                        service.backends().stream().flatMap(b -> upstream(b))));
    }

    private static List<Upstream> upstream(Service service) {
        return switch (service.options().tls()) {
            case UpstreamTls.Plain _ -> List.of();
            case UpstreamTls.Tls tls ->
                    List.of(new Upstream(tls.clientCertificate(), tls.authorities()));
        };
    }

    private static Stream<Upstream> upstream(Backend backend) {
        return backend.policy().tls().stream()
                .map(tls -> new Upstream(tls.clientCertificate(), tls.authorities()));
    }

    private Stream<Path> named(String file) {
        return file.isEmpty() ? Stream.empty() : Stream.of(base.resolve(file));
    }
}
