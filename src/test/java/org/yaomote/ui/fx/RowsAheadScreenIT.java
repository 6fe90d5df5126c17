package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

@ExtendWith(ApplicationExtension.class)
class RowsAheadScreenIT {
    private final ObservableList<String> own = FXCollections.observableArrayList();
    private final List<String> seen = new ArrayList<>();
    private ListView<String> list;
    private StackPane place;
    private int made;

    @Start
    private void start(Stage stage) {
        list = new ListView<>(own);
        place = new StackPane(list);
        list.setCellFactory(
                _ -> {
                    made++;
                    return new ListCell<>() {
                        @Override
                        protected void updateItem(@Nullable String item, boolean empty) {
                            super.updateItem(item, empty);
                            setText(item);
                            if (item != null && place.isVisible()) {
                                seen.add(item);
                            }
                        }
                    };
                });
        place.setVisible(false);
        stage.setScene(new Scene(new StackPane(place), 300, 400));
        stage.show();
    }

    private int made() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> made);
    }

    private boolean isDone() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> list.getItems() == own);
    }

    @Test
    void theListHasItsRowsBeforeThereIsAnythingToShow(FxRobot robot) {
        robot.interact(() -> RowsAhead.in(list, list.itemsProperty(), "example"));
        assertThat(isDone()).isFalse();
        await().until(this::isDone);
        int ahead = made();
        assertThat(ahead).isGreaterThan(10);
        robot.interact(
                () -> {
                    place.setVisible(true);
                    own.setAll("a", "b", "c", "d", "e", "f");
                });
        await().untilAsserted(() -> assertThat(seen).contains("a", "f"));
        assertThat(made()).as("no row was made for them").isEqualTo(ahead);
        assertThat(seen).doesNotContain("example");
    }

    @Test
    void whatComesInSightMeanwhileShowsItsOwn(FxRobot robot) {
        robot.interact(
                () -> {
                    RowsAhead.in(list, list.itemsProperty(), "example");
                    place.setVisible(true);
                });
        await().until(this::isDone);
        robot.interact(() -> own.setAll("a"));
        await().untilAsserted(() -> assertThat(seen).contains("a"));
        assertThat(seen).doesNotContain("example");
    }

    @Test
    void whatGetsRowsMeanwhileShowsThem(FxRobot robot) {
        robot.interact(
                () -> {
                    RowsAhead.in(list, list.itemsProperty(), "example");
                    own.setAll("a", "b");
                    list.getSelectionModel().selectFirst();
                });
        assertThat(isDone()).isTrue();
        assertThat(list.getSelectionModel().getSelectedItem()).isEqualTo("a");
    }

    @Test
    void aTableStaysSorted(FxRobot robot) {
        TableView<String> table = new TableView<>();
        TableColumn<String, String> column = new TableColumn<>();
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue()));
        var rows = table.getItems();
        robot.interact(
                () -> {
                    table.getColumns().add(column);
                    table.getSortOrder().add(column);
                    RowsAhead.whenPlaced(table, table.itemsProperty(), "example");
                    place.getChildren().setAll(table);
                });
        assertThat(table.getItems()).isNotSameAs(rows);
        await().until(() -> WaitForAsyncUtils.waitForAsyncFx(10_000, table::getItems) == rows);
        assertThat(table.getSortOrder()).hasSize(1);
    }

    @Test
    void whatIsInSightIsLeftAlone(FxRobot robot) {
        robot.interact(
                () -> {
                    place.setVisible(true);
                    RowsAhead.in(list, list.itemsProperty(), "example");
                });
        assertThat(isDone()).isTrue();
    }
}
