package org.yaomote.ui.shell;

import atlantafx.base.theme.Styles;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.fx.RowsAhead;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.function.Supplier;

/// A field over the window that finds every command, object and field by a few letters, and does or
/// shows it.
///
/// Arrows choose, Enter does it, Esc goes back to where one was. Thread: the FX thread.
final class Palette {
    private static final PaletteSearch NOTHING = new PaletteSearch(List.of());

    private final Texts texts;
    private final Supplier<List<Found>> contents;
    private final StackPane cover = new StackPane();
    private final TextField field = new TextField();
    private final ObservableList<Found> shown = FXCollections.observableArrayList();
    private final ListView<Found> list = new ListView<>(shown);
    private final Label none = new Label();
    private PaletteSearch search = NOTHING;
    private @Nullable Node before;

    /// @param contents everything that can be found, read at each opening
    Palette(Texts texts, Supplier<List<Found>> contents) {
        this.texts = texts;
        this.contents = contents;
        build();
        texts.wordsProperty().subscribe(_ -> nameAnew());
    }

    /// Laid over the window; invisible until it is opened.
    Node node() {
        return cover;
    }

    /// Makes ready for the first opening, which would be slow on a busy computer: its rows, and the
    /// names in the other language. All screens should be there, or they are made for it.
    void prepare() {
        if (!cover.isVisible()) {
            var _ = new PaletteSearch(contents.get()).find("");
            String any = texts.get("shell.palette");
            RowsAhead.in(list, list.itemsProperty(), new Found(any, any, any, () -> {}));
        }
    }

    /// Opens it with nothing typed; if it is open, it closes.
    void toggle() {
        if (cover.isVisible()) {
            close();
            return;
        }
        before = cover.getScene().getFocusOwner();
        search = new PaletteSearch(contents.get());
        field.clear();
        search();
        cover.setVisible(true);
        field.requestFocus();
    }

    /// What is found has its names from when it was read.
    private void nameAnew() {
        if (cover.isVisible()) {
            search = new PaletteSearch(contents.get());
            search();
        }
    }

    /// Reads again what can be found, since it has more names now; what is chosen stays so where
    /// nothing is typed.
    void readAnew() {
        if (cover.isVisible()) {
            search = new PaletteSearch(contents.get());
            if (!field.getText().isBlank()) {
                search();
            }
        }
    }

    private boolean close() {
        cover.setVisible(false);
        if (before != null) {
            before.requestFocus();
        }
        before = null;
        search = NOTHING;
        shown.clear();
        return true;
    }

    private void build() {
        field.setId("palette-field");
        field.promptTextProperty().bind(texts.text("shell.palette"));
        field.accessibleTextProperty().bind(texts.text("shell.palette"));
        field.textProperty().addListener((_, _, _) -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.accessibleTextProperty().bind(texts.text("shell.palette.found"));
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Line());
        list.setPrefHeight(360);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, now) -> field.setAccessibleHelp(now == null ? "" : now.spoken()));
        none.setWrapText(true);
        none.getStyleClass().add(Styles.TEXT_MUTED);
        list.setPlaceholder(none);
        VBox card = new VBox(8, field, list);
        card.getStyleClass().addAll("card", "palette");
        card.setMaxSize(640, Region.USE_PREF_SIZE);
        cover.getChildren().add(card);
        cover.setAlignment(Pos.TOP_CENTER);
        cover.getStyleClass().add("palette-cover");
        cover.setId("palette");
        cover.setVisible(false);
        cover.setOnMousePressed(
                event -> {
                    if (cover.equals(event.getTarget())) {
                        close();
                    }
                });
    }

    private void search() {
        none.setText(texts.get("shell.palette.none", field.getText()));
        shown.setAll(search.find(field.getText()));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        boolean ours =
                switch (event.getCode()) {
                    case DOWN -> step(1);
                    case UP -> step(-1);
                    case ENTER -> run(list.getSelectionModel().getSelectedItem());
                    case ESCAPE -> close();
                    // Nothing behind the palette can be reached while it is open.
                    case TAB -> true;
                    default -> false;
                };
        if (ours) {
            event.consume();
        }
    }

    private boolean step(int direction) {
        int size = shown.size();
        if (size > 0) {
            int index =
                    Math.floorMod(list.getSelectionModel().getSelectedIndex() + direction, size);
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 4));
        }
        return true;
    }

    private boolean run(@Nullable Found found) {
        if (found != null) {
            close();
            found.action().run();
        }
        return true;
    }

    /// What it is, where it is, and its keys.
    private final class Line extends ListCell<Found> {
        private final Label title = new Label();
        private final Label place = new Label();
        private final Label keys = new Label();
        private final HBox line;

        Line() {
            title.setMinWidth(Region.USE_PREF_SIZE);
            place.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line = new HBox(10, title, place, gap, keys);
            line.setAlignment(Pos.CENTER_LEFT);
            setOnMouseClicked(_ -> run(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Found found, boolean empty) {
            super.updateItem(found, empty);
            if (empty || found == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(found.title());
            place.setText(found.place());
            keys.setText(found.keys());
            keys.setVisible(!found.keys().isEmpty());
            setGraphic(line);
            setAccessibleText(found.spoken());
        }
    }
}
