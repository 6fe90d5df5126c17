package org.yaomote.ui.settings;

import javafx.scene.control.Label;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.startup.ServiceKind;
import org.yaomote.startup.Services;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What starts without a hand: rows about logging in, and the group of services.
record StartupGroups(UiContext context, StartupDesk desk) {
    /// The row about logging in.
    SettingRow login() {
        return new SettingRow(
                List.of(
                        LoginRow.KEY,
                        LoginRow.KEY + ".help",
                        LoginRow.KEY + ".hidden",
                        LoginRow.KEY + ".serve"),
                new LoginRow(context, desk.login()));
    }

    /// The services of this system.
    SettingGroup service() {
        List<SettingRow> rows = desk.services().map(this::rows).orElseGet(() -> List.of(nowhere()));
        return WishGroups.group("service", Feather.SERVER, rows.toArray(SettingRow[]::new));
    }

    private List<SettingRow> rows(Services services) {
        List<SettingRow> rows = new ArrayList<>();
        for (ServiceKind kind : ServiceKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            rows.add(
                    new SettingRow(
                            List.of("startup.service.kind." + name, "settings.service." + name),
                            new ServiceRow(context, desk, services, kind)));
        }
        return rows;
    }

    private SettingRow nowhere() {
        Label label = new Label();
        label.textProperty().bind(context.texts().text("startup.service.not_this_system"));
        label.setWrapText(true);
        return new SettingRow(List.of("startup.service.not_this_system"), label);
    }
}
