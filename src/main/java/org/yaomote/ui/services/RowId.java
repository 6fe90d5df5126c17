package org.yaomote.ui.services;

import org.yaomote.config.ServiceId;
import org.yaomote.ui.editing.RowKeys;

/// Which row of the tree: it stays the same while what it stands for is edited or moved.
sealed interface RowId {
    /// The service it is, or belongs to.
    ServiceId service();

    /// A service.
    record OfService(ServiceId service) implements RowId {}

    /// A backend of a service.
    ///
    /// @param key a backend has no id of its own, and its address can be edited
    record OfBackend(ServiceId service, RowKeys.Key key) implements RowId {}
}
