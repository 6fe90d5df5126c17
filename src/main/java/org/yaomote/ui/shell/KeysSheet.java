package org.yaomote.ui.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.fx.Shortcut;
import org.yaomote.ui.fx.Texts;
import org.yaomote.words.Folding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The list of every key of the window: it can be searched, and commands can be given other keys.
///
/// Made anew for each dialog, in which nothing else can change keys or language. Thread: the FX
/// thread.
final class KeysSheet {
    /// Of the whole: a dialog does not grow when something is said in it, so the list makes room.
    private static final double HEIGHT = 440;

    private static final double LEAST_HEIGHT = 90;

    private static final double SCROLL_BAR = 24;

    private final Texts texts;
    private final KeyBook book;
    private final Actions actions;
    private final Map<Keys, KeyButton> commands = new EnumMap<>(Keys.class);
    private final List<Found> all = new ArrayList<>();
    private final TextField search = new TextField();
    private final Label none = new Label();
    private final Label said = new Label();
    private final FlowPane answers = new FlowPane(8, 8);
    private final Button usual;

    /// What is found by a name and by its keys.
    ///
    /// @param keys as they are now
    /// @param refresh shows them as they are now
    private record Found(Region node, String name, Supplier<String> keys, Runnable refresh) {}

    KeysSheet(Texts texts, KeyBook book) {
        this.texts = texts;
        this.book = book;
        this.actions = new Actions(texts);
        this.usual = actions.button("keys.usual.all", Feather.ROTATE_CCW, this::resetAll);
        for (Keys command : Keys.values()) {
            all.add(command(command));
        }
        Shortcuts.fixed().forEach(one -> all.add(fixed(one)));
        refresh();
    }

    /// All of it.
    ///
    /// @param width in pixels
    Region node(double width) {
        search.setId("keys-search");
        search.promptTextProperty().bind(texts.text("keys.search"));
        search.accessibleTextProperty().bind(texts.text("keys.search"));
        search.textProperty().addListener((_, _, _) -> find());
        wrap(none, "keys-none");
        none.setText(texts.get("keys.search.none"));
        wrap(said, "keys-said");
        answers.setPrefWrapLength(width);
        VBox lines = new VBox(4, none);
        all.forEach(one -> lines.getChildren().add(one.node()));
        lines.setPadding(new Insets(0, SCROLL_BAR, 0, 0));
        VBox sheet = new VBox(10, search, scrolled(lines), said, answers, usual);
        sheet.setPrefSize(width, HEIGHT);
        sheet.setMinHeight(HEIGHT);
        find();
        return sheet;
    }

    /// There are more keys than a small screen has lines.
    private ScrollPane scrolled(VBox lines) {
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setId("shortcuts");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(LEAST_HEIGHT);
        scroll.getStyleClass().add("screen-scroll");
        scroll.setAccessibleText(texts.get("shell.shortcuts"));
        FocusInView.of(scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private static void wrap(Label label, String id) {
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private Found command(Keys command) {
        String name = texts.get(command.key());
        KeyButton button = new KeyButton(texts.get("keys.press"), keys -> take(command, keys));
        button.setId("keys-" + command.id());
        Button back =
                actions.icon(
                        texts.text("keys.usual", name), Feather.ROTATE_CCW, () -> reset(command));
        back.setId("keys-" + command.id() + "-usual");
        commands.put(command, button);
        return new Found(
                line(name, button, back),
                name,
                () -> book.shown(command),
                () -> {
                    button.show(book.shown(command));
                    button.setAccessibleText(texts.get("keys.change", name, book.shown(command)));
                    back.setVisible(book.isChanged(command));
                });
    }

    private Found fixed(Shortcut shortcut) {
        String name = texts.get(shortcut.key());
        Label pressed = new Label(shortcut.pressed().getValue());
        pressed.getStyleClass().add("key");
        pressed.setMinWidth(Region.USE_PREF_SIZE);
        return new Found(line(name, pressed), name, shortcut.pressed()::getValue, () -> {});
    }

    private static HBox line(String what, Node... keys) {
        Label name = new Label(what);
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(12, name);
        line.getChildren().addAll(keys);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void find() {
        String wanted = Folding.of(search.getText()).strip();
        boolean any = false;
        for (Found one : all) {
            boolean fits =
                    Folding.of(one.name()).contains(wanted)
                            || Folding.of(one.keys().get()).contains(wanted);
            show(one.node(), fits);
            any |= fits;
        }
        show(none, !any);
    }

    private static void show(Region node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void take(Keys command, KeyCodeCombination keys) {
        answer(command, book.give(command, keys), keys.getDisplayText());
    }

    private void reset(Keys command) {
        String keys = command.usual().map(KeyCodeCombination::getDisplayText).orElse("");
        focus(command);
        answer(command, book.reset(command), keys);
    }

    private void answer(Keys command, KeyBook.Answer answer, String keys) {
        switch (answer) {
            case KeyBook.Answer.Given() ->
                    say(texts.get("keys.given", name(command), now(command)));
            case KeyBook.Answer.Refused(var reason) -> say(texts.get(reason, keys));
            case KeyBook.Answer.Taken(var by) -> {
                Button swap = actions.button("keys.swap", Feather.REPEAT, () -> swap(command, by));
                Button leave = actions.button("keys.leave", Feather.X, () -> leave(command));
                say(texts.get("keys.taken", keys, name(by), name(command)), swap, leave);
                swap.requestFocus();
            }
        }
    }

    private void swap(Keys command, Keys other) {
        book.swap(command, other);
        say(texts.get("keys.swapped", name(command), now(command), name(other), now(other)));
        focus(command);
    }

    private void leave(Keys command) {
        say("");
        focus(command);
    }

    private void resetAll() {
        Runnable back = book.resetAll();
        Button undo =
                actions.button(
                        "common.undo",
                        Feather.CORNER_UP_LEFT,
                        () -> {
                            back.run();
                            say("");
                            usual.requestFocus();
                        });
        say(texts.get("keys.usual.done"), undo);
        undo.requestFocus();
    }

    private void say(String text, Button... more) {
        said.setText(text);
        answers.getChildren().setAll(more);
        refresh();
    }

    private void refresh() {
        all.forEach(one -> one.refresh().run());
        usual.setDisable(commands.keySet().stream().noneMatch(book::isChanged));
    }

    private void focus(Keys command) {
        KeyButton button = commands.get(command);
        if (button != null) {
            button.requestFocus();
        }
    }

    private String name(Keys command) {
        return texts.get(command.key());
    }

    private String now(Keys command) {
        return book.shown(command);
    }
}
