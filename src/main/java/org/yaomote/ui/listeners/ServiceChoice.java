package org.yaomote.ui.listeners;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A choice of a service by its name; one that is gone is called missing. The last entry makes a
/// new one: not when the arrow keys pass it, but when it is clicked or confirmed.
final class ServiceChoice extends ComboBox<ServiceChoice.Goal> {
    private final Texts texts;
    private final Consumer<ServiceId> chosen;
    private final Runnable wanted;
    private List<Service> services = List.of();
    private Optional<Goal> shown = Optional.empty();
    private boolean showing;
    private boolean confirmed;

    /// What can be chosen.
    sealed interface Goal {
        /// A service; it may be gone.
        record Existing(ServiceId id) implements Goal {}

        /// One that is not there yet.
        record Fresh() implements Goal {}
    }

    /// @param chosen is told what the user chose
    /// @param wanted is told that it is to be a new service
    ServiceChoice(Texts texts, Consumer<ServiceId> chosen, Runnable wanted) {
        this.texts = texts;
        this.chosen = chosen;
        this.wanted = wanted;
        setMaxWidth(Double.MAX_VALUE);
        setCellFactory(_ -> entry());
        setButtonCell(new Name());
        valueProperty().addListener((_, _, goal) -> follow(goal));
        setOnShown(_ -> confirmed = false);
        setOnHidden(_ -> end());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        skinProperty()
                .subscribe(
                        skin -> {
                            if (skin instanceof ComboBoxListViewSkin<?> list) {
                                Node entries = list.getPopupContent();
                                entries.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
                            }
                        });
    }

    /// Shows which one is chosen, and among which.
    ///
    /// @param now may be none of them
    void show(List<Service> among, Optional<ServiceId> now) {
        services = among;
        shown = now.map(Goal.Existing::new);
        showing = true;
        List<Goal> goals = new ArrayList<>();
        among.forEach(service -> goals.add(new Goal.Existing(service.id())));
        goals.add(new Goal.Fresh());
        if (!getItems().equals(goals)) {
            getItems().setAll(goals);
        }
        setValue(shown.orElse(null));
        setButtonCell(new Name());
        showing = false;
    }

    private void follow(@Nullable Goal goal) {
        if (showing) {
            return;
        }
        switch (goal) {
            case Goal.Existing(var id) -> chosen.accept(id);
            case Goal.Fresh _ -> {
                if (!isShowing() && !endFresh()) {
                    show();
                }
            }
            case null -> {}
        }
    }

    private void pressed(KeyEvent event) {
        confirmed =
                isShowing()
                        && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE);
    }

    /// The list is gone: by a key after its entry was chosen, by a click before it is.
    private void end() {
        if (getValue() instanceof Goal.Fresh) {
            endFresh();
        }
    }

    /// Who only came by the last entry chose nothing.
    ///
    /// @return whether it was confirmed
    private boolean endFresh() {
        boolean isWanted = confirmed;
        confirmed = false;
        showing = true;
        setValue(shown.orElse(null));
        showing = false;
        if (isWanted) {
            wanted.run();
        }
        return isWanted;
    }

    private Name entry() {
        Name entry = new Name();
        entry.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> confirmed = true);
        return entry;
    }

    private String name(ServiceId id) {
        return services.stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .map(Service::name)
                .orElseGet(() -> texts.get("listeners.rule.missing", id.value()));
    }

    private final class Name extends ListCell<Goal> {
        @Override
        protected void updateItem(@Nullable Goal goal, boolean empty) {
            super.updateItem(goal, empty);
            textProperty().unbind();
            setGraphic(null);
            switch (empty ? null : goal) {
                case Goal.Existing(var id) -> setText(name(id));
                case Goal.Fresh _ -> {
                    textProperty().bind(texts.text("listeners.newService"));
                    setGraphic(new FontIcon(Feather.PLUS));
                }
                case null -> setText("");
            }
        }
    }
}
