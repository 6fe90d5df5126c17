package org.yaomote.ui.settings;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.yaomote.startup.LoginItem;
import org.yaomote.startup.LoginOptions;
import org.yaomote.startup.LoginState;
import org.yaomote.ui.editing.SwitchRow;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the program starts when its user logs in, and how. What the switches show was read from
/// the system: when the row comes in sight, and after each change.
///
/// Thread: the FX thread; the system is asked behind the window.
final class LoginRow extends VBox {
    static final String KEY = "settings.login";

    private final UiContext context;
    private final Texts texts;
    private final LoginItem item;
    private final SwitchRow on;
    private final SwitchRow hidden;
    private final SwitchRow serving;
    private final Label told = new Label();
    private LoginState state = new LoginState.Off();
    private String failed = "";

    LoginRow(UiContext context, LoginItem item) {
        super(8);
        this.context = context;
        this.texts = context.texts();
        this.item = item;
        on = new SwitchRow(texts, KEY, this::switched).help(KEY + ".help");
        hidden = new SwitchRow(texts, KEY + ".hidden", now -> options(now, isServing()));
        serving = new SwitchRow(texts, KEY + ".serve", now -> options(isHidden(), now));
        told.setId("settings-login-told");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        told.getStyleClass().add("form-help");
        getStyleClass().add("form-row");
        getChildren().addAll(on, hidden, serving, told);
        sceneProperty().subscribe(_ -> read());
        visibleProperty().subscribe(_ -> read());
        texts.wordsProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    private void switched(boolean wanted) {
        // Who logs in wants to serve, and not to be met by a window.
        change(wanted ? Optional.of(new LoginOptions(true, true)) : Optional.empty());
    }

    private void options(boolean isHidden, boolean isServing) {
        change(Optional.of(new LoginOptions(isHidden, isServing)));
    }

    private void change(Optional<LoginOptions> wanted) {
        context.work()
                .run(
                        () -> {
                            Optional<String> failure = item.set(wanted);
                            return new Read(item.state(), failure);
                        },
                        this::took,
                        e -> took(new Read(state, Optional.of(e.toString()))));
    }

    /// Asks the system.
    void read() {
        context.work()
                .run(
                        () -> new Read(item.state(), Optional.empty()),
                        this::took,
                        e -> took(new Read(state, Optional.of(e.toString()))));
    }

    /// What the system said.
    private record Read(LoginState state, Optional<String> failure) {}

    private void took(Read read) {
        state = read.state();
        failed = read.failure().orElse("");
        refresh();
    }

    private boolean isHidden() {
        return state instanceof LoginState.On(var options, _) && options.hidden();
    }

    private boolean isServing() {
        return state instanceof LoginState.On(var options, _) && options.serving();
    }

    private void refresh() {
        boolean isOn = state instanceof LoginState.On;
        on.show(isOn, List.of());
        on.setDisable(state instanceof LoginState.Unknown);
        hidden.show(isHidden(), List.of());
        serving.show(isServing(), List.of());
        for (SwitchRow more : List.of(hidden, serving)) {
            more.setVisible(isOn);
            more.setManaged(isOn);
        }
        told.setText(failed.isEmpty() ? words() : texts.get("startup.login.failed", failed));
    }

    private String words() {
        return switch (state) {
            case LoginState.On(var options, var where) ->
                    texts.get(
                            "startup.login.on",
                            where,
                            options.hidden() ? 1 : 0,
                            options.serving() ? 1 : 0);
            case LoginState.Off _ -> texts.get("startup.login.off");
            case LoginState.Other(var program, var where) ->
                    texts.get("startup.login.other", program, where);
            case LoginState.Unknown(var why) ->
                    texts.get("startup.login." + why.name().toLowerCase(Locale.ROOT));
        };
    }
}
