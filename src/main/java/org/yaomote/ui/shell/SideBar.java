package org.yaomote.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.Problem;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;

/// One button a screen: icon, word and what needs the user there; only icons where room is short.
final class SideBar extends VBox {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /// Beside the widest word: icon, a badge of two figures, and the room around them.
    private static final double BESIDE_WORDS = 118;

    private static final double NARROW = 76;
    private static final double BAR = 8;

    /// As low as a button may be and still be hit.
    private static final double LEAST = 28;

    /// The height of a line in the tallest font of ours, at the usual text size.
    private static final double LINE = 21;

    /// Of an icon and of the shape in a badge beside it, at the usual text size.
    private static final int PICTURES = 18 + 16;

    private final Texts texts;
    private final Navigation navigation;
    private final KeyBook keys;
    private final List<Region> words = new ArrayList<>();
    private boolean compact;
    private double textScale = 1;

    SideBar(Texts texts, Navigation navigation, KeyBook keys) {
        super(4);
        this.texts = texts;
        this.navigation = navigation;
        this.keys = keys;
        setId("side-bar");
        getStyleClass().add("side-bar");
        navigation.listed().forEach(screen -> getChildren().add(button(screen)));
        words.forEach(word -> word.widthProperty().subscribe(this::fit));
        fit();
    }

    /// Its place in the window: where that is too low for all buttons, even at their lowest, they
    /// are scrolled.
    ScrollPane room() {
        ScrollPane room = new ContentRoom(this);
        room.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // The bar is beside the buttons, not on their numbers.
        room.prefWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> getPrefWidth() + (isScrolled(room) ? BAR : 0),
                                prefWidthProperty(),
                                heightProperty(),
                                room.heightProperty()));
        return room;
    }

    private boolean isScrolled(ScrollPane room) {
        return getHeight() > room.getHeight() + 1;
    }

    /// Shows icons only, or words too.
    ///
    /// @param textScale 1 for the usual text size
    void setCompact(boolean compact, double textScale) {
        this.compact = compact;
        this.textScale = textScale;
        pseudoClassStateChanged(COMPACT, compact);
        words.forEach(
                word -> {
                    word.setVisible(!compact);
                    word.setManaged(!compact);
                });
        fit();
    }

    /// As wide as the widest word of the language needs, with or without a badge beside it.
    private void fit() {
        double widest = words.stream().mapToDouble(Region::getWidth).max().orElse(0);
        double more = PICTURES * (textScale - 1);
        double width = compact ? NARROW + Math.max(0, more) : widest + BESIDE_WORDS * textScale;
        setMinWidth(width);
        setPrefWidth(width);
        double least = Math.max(LEAST, LINE * textScale);
        getChildren().forEach(button -> ((Region) button).setMinHeight(least));
    }

    private ToggleButton button(Screen screen) {
        Label word = new Label();
        word.textProperty().bind(texts.text(screen.titleKey()));
        word.getStyleClass().add("side-word");
        // Never cut short beside a badge.
        word.setMinWidth(Region.USE_PREF_SIZE);
        words.add(word);
        HBox badge = badge(screen);
        HBox.setHgrow(badge, Priority.ALWAYS);
        FontIcon icon = new FontIcon(screen.icon());
        HBox line = new HBox(icon, word, badge);
        line.getStyleClass().add("side-line");
        line.setAlignment(Pos.CENTER_LEFT);
        ToggleButton button = new ToggleButton();
        button.setId("screen-" + screen.id());
        button.setGraphic(line);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("side-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        StringBinding name = name(screen);
        button.accessibleTextProperty().bind(name);
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Keys.ofScreen(screen)
                                                        .map(c -> keys.behind(name.get(), c))
                                                        .orElseGet(name::get)
                                                + trade(screen),
                                name,
                                keys.keysProperty()));
        button.setTooltip(tip);
        // A click always shows the screen: the button of the current one cannot be let go.
        button.setOnAction(
                _ -> {
                    navigation.open(screen.id());
                    // Who walks through the screens here goes on walking.
                    button.requestFocus();
                    button.setSelected(true);
                });
        // What is dragged over the button is meant for a place of that screen.
        button.setOnDragEntered(
                event -> {
                    if (event.getGestureSource() != null) {
                        navigation.open(screen.id());
                    }
                });
        navigation
                .currentProperty()
                .subscribe(now -> button.setSelected(now.filter(screen::equals).isPresent()));
        return button;
    }

    /// What other programs of the trade call what is on a screen, where that is another word.
    private String trade(Screen screen) {
        return switch (screen.id()) {
            case "listeners" -> "\n" + texts.get("listeners.new.trade");
            case "services" -> "\n" + texts.get("services.newService.trade");
            default -> "";
        };
    }

    private StringBinding name(Screen screen) {
        return texts.follow(
                () -> {
                    String title = texts.get(screen.titleKey());
                    int problems = screen.problems().getValue().size();
                    return problems == 0 ? title : texts.get("shell.screen", title, problems);
                },
                screen.problems());
    }

    private static HBox badge(Screen screen) {
        StateShape shape = new StateShape(StateMark.PROBLEM);
        Label count = new Label();
        count.getStyleClass().add("side-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox badge = new HBox(3, shape, count);
        badge.setAlignment(Pos.CENTER_RIGHT);
        screen.problems()
                .subscribe(
                        problems -> {
                            count.setText(Integer.toString(problems.size()));
                            badge.setVisible(!problems.isEmpty());
                            badge.setManaged(!problems.isEmpty());
                            boolean error = Problem.anyError(problems);
                            shape.show(error ? StateMark.PROBLEM : StateMark.SHAKY);
                        });
        return badge;
    }
}
