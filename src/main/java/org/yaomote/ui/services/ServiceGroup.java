package org.yaomote.ui.services;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A service's row and, below it, the rows of its backends.
///
/// @param row of the service
/// @param backends in the order of the draft, those that pass the filter
record ServiceGroup(ServicesRow row, ObservableList<ServicesRow> backends) {
    ServiceGroup(ServicesRow row) {
        this(row, FXCollections.observableArrayList());
    }
}
