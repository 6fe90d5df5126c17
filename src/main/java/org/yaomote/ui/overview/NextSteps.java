package org.yaomote.ui.overview;

import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Navigator;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

/// What one goes on with from the overview: something new, a look around, a rehearsal.
final class NextSteps extends FlowPane {
    private final Texts texts;
    private final Navigator navigator;

    /// @param steps begins to sweep the own network
    NextSteps(UiContext context, FirstSteps steps) {
        super(8, 8);
        this.texts = context.texts();
        this.navigator = context.navigator();
        setId("overview-next");
        getChildren()
                .addAll(
                        create(),
                        button("overview.next.sweep", Feather.SEARCH, steps::sweepNetwork),
                        button(
                                "overview.next.rehearse",
                                Feather.ZAP_OFF,
                                () -> navigator.act("services", Screen::rehearse)));
    }

    private MenuButton create() {
        MenuButton create = new MenuButton();
        create.setId("overview-next-new");
        create.textProperty().bind(texts.text("overview.next.new"));
        create.setGraphic(new FontIcon(Feather.PLUS));
        create.setMinWidth(Region.USE_PREF_SIZE);
        create.getItems()
                .addAll(
                        item("overview.welcome.wizard", Feather.ZAP, "wizard"),
                        item("listeners.new", Feather.LOG_IN, "listeners"),
                        item("services.newService", Feather.SERVER, "services"),
                        item("certificates.new", Feather.AWARD, "certificates"));
        return create;
    }

    private MenuItem item(String key, Ikon icon, String screen) {
        return new Actions(texts).item(key, icon, () -> navigator.create(screen));
    }

    private Button button(String key, Ikon icon, Runnable action) {
        return new Actions(texts).button(key, icon, action);
    }
}
