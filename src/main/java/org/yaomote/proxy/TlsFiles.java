package org.yaomote.proxy;

import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.UpstreamTls;
import org.yaomote.policy.TlsPolicy;
import org.yaomote.tls.ClientTls;
import org.yaomote.tls.ServerTls;
import org.yaomote.tls.TlsLoader;
import org.yaomote.tls.TlsResult;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The TLS of a whole configuration, read from its files.
///
/// @param listeners of the enabled HTTPS listeners
/// @param backends of the services whose backends are spoken to in TLS
/// @param own of the backends that have their own
/// @param problems errors and warnings, each at its field
record TlsFiles(
        Map<ListenerId, ServerTls> listeners,
        Map<ServiceId, ClientTls> backends,
        Map<BackendKeys.Place, ClientTls> own,
        List<Problem> problems) {
    /// Reads them; blocks.
    static TlsFiles load(ProxyConfig config, TlsLoader loader) {
        TlsFiles files =
                new TlsFiles(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new ArrayList<>());
        for (int i = 0; i < config.listeners().size(); i++) {
            Listener listener = config.listeners().get(i);
            if (listener.enabled() && listener.protocol() instanceof Protocol.Https(var tls)) {
                var settings =
                        new TlsLoader.ServerSettings(
                                tls, speaksHttp2(listener, tls), config.timeouts().tlsHandshake());
                var result = loader.server(settings, "listeners[" + i + "]");
                files.keep(result, listener.id(), files.listeners);
            }
        }
        for (int i = 0; i < config.services().size(); i++) {
            Service service = config.services().get(i);
            if (service.options().tls() instanceof UpstreamTls.Tls tls) {
                String field = "services[" + i + "].options.tls";
                var result = loader.client(tls, service.options().http(), field);
                files.keep(result, service.id(), files.backends);
            }
            files.own(service, "services[" + i + "].backends[", loader);
        }
        return files;
    }

    /// One request a connection is no HTTP/2.
    private static boolean speaksHttp2(Listener listener, TlsSettings tls) {
        return listener.options().http2()
                && tls.policy().oneRequest() != TlsPolicy.OneRequest.ALWAYS;
    }

    private void own(Service service, String field, TlsLoader loader) {
        for (int b = 0; b < service.backends().size(); b++) {
            Backend backend = service.backends().get(b);
            String place = field + b + "].policy.tls";
            backend.policy()
                    .tls()
                    .map(tls -> loader.client(tls, service.options().http(), place))
                    .ifPresent(result -> keep(result, place(service, backend), own));
        }
    }

    private static BackendKeys.Place place(Service service, Backend backend) {
        return new BackendKeys.Place(service.id(), backend.address());
    }

    /// The TLS to backends.
    BackendKeys keys() {
        return new BackendKeys(backends, own);
    }

    private <K, T> void keep(TlsResult<T> result, K key, Map<K, T> loaded) {
        switch (result) {
            case TlsResult.Loaded<T>(var tls, var warnings) -> {
                loaded.put(key, tls);
                problems.addAll(warnings);
            }
            case TlsResult.Unusable<T>(var found) -> problems.addAll(found);
        }
    }
}
