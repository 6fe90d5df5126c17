package org.yaomote.ui.shell;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.RunState;

import java.util.Locale;

/// The state of the whole and the button that starts and stops it.
final class TopBar extends HBox {
    private final Texts texts;
    private final ShellViewModel viewModel;
    private final KeyBook keys;
    private final Button searchButton = new Button();

    TopBar(
            UiContext context,
            ShellViewModel viewModel,
            Commands commands,
            KeyBook keys,
            Runnable search,
            Button bell) {
        super(12);
        this.texts = context.texts();
        this.viewModel = viewModel;
        this.keys = keys;
        setId("top-bar");
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        pill(context),
                        open(context),
                        startStop(commands),
                        gap,
                        search(search),
                        bell,
                        language());
    }

    /// Shows the search as an icon only, where room is short.
    void setCompact(boolean compact) {
        searchButton.setContentDisplay(compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }

    private Button search(Runnable open) {
        searchButton.setId("search");
        searchButton.setGraphic(new FontIcon(Feather.SEARCH));
        searchButton.setMinWidth(USE_PREF_SIZE);
        searchButton.getStyleClass().add("search-button");
        searchButton
                .textProperty()
                .bind(
                        texts.follow(
                                () -> texts.get("shell.palette") + "   " + keys.shown(Keys.PALETTE),
                                keys.keysProperty()));
        searchButton.accessibleTextProperty().bind(texts.text("shell.palette"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(searchButton.textProperty());
        searchButton.setTooltip(tip);
        searchButton.setOnAction(_ -> open.run());
        return searchButton;
    }

    /// Has a button that opens the help pane, beside the bell, or closes it.
    void offerHelp(Runnable toggle) {
        Button help = new Button();
        help.setId("help-button");
        help.setGraphic(new FontIcon(Feather.HELP_CIRCLE));
        help.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        help.setMinWidth(USE_PREF_SIZE);
        help.accessibleTextProperty().bind(texts.text(Keys.HELP.key()));
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(
                        texts.follow(
                                () -> keys.behind(texts.get(Keys.HELP.key()), Keys.HELP),
                                keys.keysProperty()));
        help.setTooltip(tip);
        help.setOnAction(_ -> toggle.run());
        getChildren().add(getChildren().size() - 1, help);
    }

    private StateBadge pill(UiContext context) {
        StateBadge pill = new StateBadge(texts, StateMark.OFF);
        pill.setId("state-pill");
        pill.getStyleClass().add("pill");
        // Whose engine it is takes more words than a narrow window has room for in a line.
        pill.setWrapText(true);
        pill.setMinWidth(0);
        pill.setMinHeight(USE_PREF_SIZE);
        var words =
                texts.follow(
                        () -> texts.get(viewModel.serving().key(), viewModel.serving().process()),
                        context.model().runStateProperty(),
                        context.model().whoseProperty());
        pill.show(viewModel.markProperty().getValue(), words);
        viewModel.markProperty().addListener((_, _, now) -> pill.mark(now));
        return pill;
    }

    private Label open(UiContext context) {
        Label open = new Label();
        open.setId("state-listeners");
        open.getStyleClass().add(Styles.TEXT_MUTED);
        open.setMinWidth(USE_PREF_SIZE);
        open.textProperty()
                .bind(
                        texts.follow(
                                () -> texts.get("shell.listeners", viewModel.openListeners()),
                                context.model().runStateProperty()));
        open.visibleProperty()
                .bind(context.model().runStateProperty().map(RunState.Running.class::isInstance));
        open.managedProperty().bind(open.visibleProperty());
        return open;
    }

    private Button startStop(Commands commands) {
        Button button = new SteadyButton();
        button.setId("start-stop");
        button.textProperty()
                .bind(
                        texts.follow(
                                () -> texts.get(key(viewModel.buttonProperty().getValue())),
                                viewModel.buttonProperty()));
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(
                        texts.follow(
                                () ->
                                        keys.behind(
                                                texts.get(Keys.START_STOP.key()), Keys.START_STOP),
                                keys.keysProperty()));
        button.setTooltip(tip);
        Runnable dress = () -> dress(button, viewModel.buttonProperty().getValue());
        viewModel.buttonProperty().addListener((_, _, _) -> dress.run());
        dress.run();
        button.setOnAction(_ -> commands.startOrStop());
        return button;
    }

    /// As wide for its shortest word as for most of the others, so that what is beside it stays.
    private static final class SteadyButton extends Button {
        private static final double LEAST = 112;

        SteadyButton() {
            setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.max(LEAST, super.computePrefWidth(height));
        }
    }

    private static void dress(Button button, ShellViewModel.Switch does) {
        button.getStyleClass().removeAll(Styles.ACCENT, Styles.DANGER);
        button.setDisable(does == ShellViewModel.Switch.WAIT);
        switch (does) {
            case START -> {
                button.setGraphic(new FontIcon(Feather.PLAY));
                button.getStyleClass().add(Styles.ACCENT);
            }
            case STOP -> button.setGraphic(new FontIcon(Feather.SQUARE));
            case DETACH -> button.setGraphic(new FontIcon(Feather.LOG_OUT));
            case WAIT -> button.setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        }
    }

    private static String key(ShellViewModel.Switch does) {
        return switch (does) {
            case START -> "shell.start";
            case STOP -> "shell.stop";
            case DETACH -> "shell.detach";
            case WAIT -> "shell.wait";
        };
    }

    /// One button, in the words of the other language: who cannot read this one needs it most.
    private Button language() {
        Button button = new Button();
        button.setId("language");
        button.setGraphic(new FontIcon(Feather.GLOBE));
        button.getStyleClass().add(Styles.FLAT);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(texts.text("shell.otherLanguage"));
        button.setOnAction(
                _ ->
                        texts.setLanguage(
                                texts.language().equals(Locale.JAPANESE)
                                        ? Locale.ENGLISH
                                        : Locale.JAPANESE));
        return button;
    }
}
