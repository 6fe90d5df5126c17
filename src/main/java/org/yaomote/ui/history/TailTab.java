package org.yaomote.ui.history;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.ToolRow;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.words.Folding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// The end of a text file, read again every second while it is seen; the newest line is at the
/// bottom, and stays in view unless a line is selected.
///
/// Thread: the FX thread.
final class TailTab extends BorderPane {
    private static final int EVERY = 2;

    private final UiContext context;
    private final Callable<Optional<List<String>>> source;
    private final ObservableList<String> rows = FXCollections.observableArrayList();
    private final ListView<String> list = new ListView<>(rows);
    private final StackPane middle = new StackPane();
    private final Node none;
    private final ToolRow tools;
    private List<String> lines = List.of();

    /// What the lines fold to, made when they are filtered; else empty.
    private List<String> folded = List.of();

    private String filter = "";
    private boolean isThere;
    private boolean isKnown;
    private boolean isReading;
    private long samples;

    /// @param key of the tab's texts
    /// @param source reads the last lines, where it may block; empty if there is no file
    /// @param actions what is offered where there is none
    TailTab(
            UiContext context,
            String key,
            Callable<Optional<List<String>>> source,
            Button... actions) {
        this.context = context;
        this.source = source;
        Texts texts = context.texts();
        tools = new ToolRow(texts, key + ".filter", this::filter);
        Button bottom =
                new Actions(texts).button(key + ".newest", Feather.ARROW_DOWN, this::toNewest);
        tools.add(bottom);
        none = new EmptyState(texts, key + ".none", actions);
        list.setId(key.replace('.', '-'));
        list.getStyleClass().add("tail-list");
        list.accessibleTextProperty().bind(texts.text(key + ".name"));
        Label filtered = new Label();
        filtered.textProperty().bind(texts.text(key + ".empty"));
        filtered.setWrapText(true);
        list.setPlaceholder(filtered);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        RowMenu.on(list, menu(texts, key));
        setTop(tools);
        setCenter(middle);
        context.sampler()
                .subscribe(
                        _ -> {
                            if (samples++ % EVERY == 0) {
                                read();
                            }
                        });
        visibleProperty().addListener((_, _, _) -> read());
        sceneProperty().addListener((_, _, _) -> read());
    }

    private List<MenuItem> menu(Texts texts, String key) {
        Actions make = new Actions(texts);
        RowCopy copying = RowCopy.from(list, Function.identity());
        MenuItem copy = make.item("rows.copy", Feather.COPY, copying::toClipboard);
        RowMenu.need(
                list.getSelectionModel().selectedItemProperty().map(_ -> true).orElse(false),
                List.of(copy));
        return List.of(copy, make.item(key + ".newest", Feather.ARROW_DOWN, this::toNewest));
    }

    private void toNewest() {
        list.getSelectionModel().clearSelection();
        list.scrollTo(rows.size() - 1);
    }

    private void filter(String text) {
        filter = Folding.of(text).strip();
        show();
    }

    /// Reads the file, if anybody sees it and it is not being read already.
    void read() {
        boolean isSeen = getScene() != null && isTreeShown();
        if (!isSeen || isReading) {
            return;
        }
        isReading = true;
        context.work()
                .run(
                        source,
                        found -> {
                            isReading = false;
                            found(found);
                        },
                        failure -> {
                            isReading = false;
                            System.getLogger(TailTab.class.getName())
                                    .log(System.Logger.Level.WARNING, "no log", failure);
                        });
    }

    private boolean isTreeShown() {
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void found(Optional<List<String>> found) {
        boolean isSame = found.isPresent() == isThere && found.orElse(List.of()).equals(lines);
        if (isKnown && isSame) {
            return;
        }
        isKnown = true;
        isThere = found.isPresent();
        lines = found.orElse(List.of());
        folded = List.of();
        middle.getChildren().setAll(isThere ? list : none);
        show();
    }

    private List<String> fitting() {
        if (folded.size() != lines.size()) {
            folded = lines.stream().map(Folding::of).toList();
        }
        List<String> fitting = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (folded.get(i).contains(filter)) {
                fitting.add(lines.get(i));
            }
        }
        return fitting;
    }

    private void show() {
        List<String> wanted = filter.isEmpty() ? lines : fitting();
        boolean isFollowing = list.getSelectionModel().isEmpty();
        List<String> selected = List.copyOf(list.getSelectionModel().getSelectedItems());
        rows.setAll(wanted);
        list.getSelectionModel().clearSelection();
        if (isFollowing) {
            list.scrollTo(rows.size() - 1);
        } else {
            selected.stream().filter(wanted::contains).forEach(list.getSelectionModel()::select);
        }
    }
}
