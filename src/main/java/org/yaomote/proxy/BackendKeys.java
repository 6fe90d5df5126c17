package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.tls.ClientTls;

import java.util.Map;

/// TLS to backends: of whole services, and of those backends that have their own.
record BackendKeys(Map<ServiceId, ClientTls> services, Map<Place, ClientTls> own) {
    /// A backend.
    ///
    /// @param address its `host:port`
    record Place(ServiceId service, String address) {}

    BackendKeys {
        services = Map.copyOf(services);
        own = Map.copyOf(own);
    }

    /// The TLS to a backend of a service; null if it is spoken to in the clear.
    @Nullable ClientTls of(Service service, int backend) {
        String address = service.backends().get(backend).address();
        ClientTls its = own.get(new Place(service.id(), address));
        return its == null ? services.get(service.id()) : its;
    }
}
