package org.yaomote.ui.fx;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

import java.util.List;

/// Has a list make its rows before there is anything to show in them.
///
/// The first screenful of rows costs more than a tenth of a second on a busy computer, and it is
/// wanted just when the user has begun something. So the rows are made while nobody sees the list,
/// a few a frame, from an example; the list keeps them and shows later what there is. Where the
/// list comes in sight or gets rows of its own before that, it is left alone.
///
/// Thread: the FX thread.
///
/// @param <T> of the list's items
public final class RowsAhead<T> {
    /// As many as a list in a window of usual size shows.
    static final int ROWS = 20;

    private static final int A_FRAME = 2;

    /// Pixels of a row. A list fills its room with rows, whether there is something in them or not,
    /// so the room grows as well; out of sight it is often small.
    private static final double HEIGHT = 34;

    private final Region list;
    private final double least;
    private final double preferred;
    private final double most;
    private final ObjectProperty<ObservableList<T>> items;
    private final T example;
    private final ObservableList<T> own;
    private final ObservableList<T> examples = FXCollections.observableArrayList();
    private final Scene scene;
    private final Runnable each = this::some;
    private final ListChangeListener<T> coming = _ -> end();

    private RowsAhead(
            Region list, ObjectProperty<ObservableList<T>> items, T example, Scene scene) {
        this.list = list;
        least = list.getMinHeight();
        preferred = list.getPrefHeight();
        most = list.getMaxHeight();
        this.items = items;
        this.example = example;
        this.scene = scene;
        own = items.get();
    }

    /// Makes them; does nothing where the list is in sight, is in no window or has rows.
    ///
    /// @param items the list's own, which are there again when the rows are made
    /// @param example what a row is made from; it is never in sight
    public static <T> void in(Region list, ObjectProperty<ObservableList<T>> items, T example) {
        Scene scene = list.getScene();
        if (scene != null && !isSeen(list) && items.get().isEmpty()) {
            new RowsAhead<>(list, items, example, scene).begin();
        }
    }

    /// The same as soon as the list is in a window.
    ///
    /// @param items the list's own, which are there again when the rows are made
    /// @param example what a row is made from; it is never in sight
    public static <T> void whenPlaced(
            Region list, ObjectProperty<ObservableList<T>> items, T example) {
        ChangeListener<Scene> placed =
                new ChangeListener<>() {
                    @Override
                    public void changed(
                            ObservableValue<? extends Scene> place, Scene before, Scene now) {
                        place.removeListener(this);
                        in(list, items, example);
                    }
                };
        list.sceneProperty().addListener(placed);
    }

    private void begin() {
        own.addListener(coming);
        put(examples);
        size(HEIGHT, HEIGHT, HEIGHT);
        scene.addPreLayoutPulseListener(each);
        Platform.requestNextPulse();
    }

    private void some() {
        if (examples.size() >= ROWS || isSeen(list) || !scene.equals(list.getScene())) {
            end();
            return;
        }
        for (int row = 0; row < A_FRAME; row++) {
            examples.add(example);
        }
        double height = (examples.size() + 1) * HEIGHT;
        size(height, height, height);
        Platform.requestNextPulse();
    }

    private void end() {
        own.removeListener(coming);
        scene.removePreLayoutPulseListener(each);
        size(least, preferred, most);
        put(own);
    }

    /// A table that gets other items forgets how it is sorted.
    private void put(ObservableList<T> rows) {
        if (list instanceof TableView<?> table) {
            keepingOrder(table, rows);
        } else {
            items.set(rows);
        }
    }

    private <S> void keepingOrder(TableView<S> table, ObservableList<T> rows) {
        List<TableColumn<S, ?>> order = List.copyOf(table.getSortOrder());
        items.set(rows);
        table.getSortOrder().setAll(order);
    }

    private void size(double min, double pref, double max) {
        list.setMinHeight(min);
        list.setPrefHeight(pref);
        list.setMaxHeight(max);
    }

    private static boolean isSeen(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }
}
