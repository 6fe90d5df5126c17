package org.yaomote.ui.listeners;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A choice of a service by its name; one that is gone is called missing.
final class ServiceChoice extends ComboBox<ServiceId> {
    private final Texts texts;
    private List<Service> services = List.of();
    private boolean showing;

    /// @param chosen is told what the user chose
    ServiceChoice(Texts texts, Consumer<ServiceId> chosen) {
        this.texts = texts;
        setMaxWidth(Double.MAX_VALUE);
        setCellFactory(_ -> new Name());
        setButtonCell(new Name());
        valueProperty()
                .addListener(
                        (_, _, id) -> {
                            if (!showing && id != null) {
                                chosen.accept(id);
                            }
                        });
    }

    /// Shows which one is chosen, and among which.
    ///
    /// @param now may be none of them
    void show(List<Service> among, Optional<ServiceId> now) {
        services = among;
        showing = true;
        List<ServiceId> ids = among.stream().map(Service::id).toList();
        if (!getItems().equals(ids)) {
            getItems().setAll(ids);
        }
        setValue(now.orElse(null));
        setButtonCell(new Name());
        showing = false;
    }

    private String name(ServiceId id) {
        return services.stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .map(Service::name)
                .orElseGet(() -> texts.get("listeners.rule.missing", id.value()));
    }

    private final class Name extends ListCell<ServiceId> {
        @Override
        protected void updateItem(@Nullable ServiceId id, boolean empty) {
            super.updateItem(id, empty);
            setText(empty || id == null ? "" : name(id));
        }
    }
}
