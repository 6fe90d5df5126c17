package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.ui.editing.RowKeys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The identities of all backends.
final class BackendKeys {
    private final Map<ServiceId, RowKeys<Backend>> services = new HashMap<>();

    /// The rows of a service's backends, in its order.
    List<RowId.OfBackend> of(Service service) {
        return services
                .computeIfAbsent(service.id(), _ -> new RowKeys<>(BackendKeys::alike))
                .update(service.backends())
                .stream()
                .map(key -> new RowId.OfBackend(service.id(), key))
                .toList();
    }

    /// Where the backend is in its service, or -1 if it is gone.
    int indexOf(RowId.OfBackend row, ProxyConfig draft) {
        return draft.service(row.service()).map(s -> of(s).indexOf(row)).orElse(-1);
    }

    private static boolean alike(Backend one, Backend other) {
        return one.address().equals(other.address())
                || (!one.name().isBlank() && one.name().equals(other.name()));
    }
}
