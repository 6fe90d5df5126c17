package org.yaomote.ui.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.HeldMemory;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.listeners.ListenersScreen;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

class TableMemoryScreenIT {
    private static final FxRobot ROBOT = new FxRobot();

    private final HeldMemory memory = new HeldMemory(Locale.ENGLISH);
    private final Notebook notebook = Notebook.forgetful();
    @AutoClose private WindowFixture fixture;

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture =
                            new WindowFixture(
                                    new Stage(),
                                    Configs.shop(),
                                    memory,
                                    notebook,
                                    List.of(ListenersScreen::new));
                    fixture.show();
                    fixture.go("listeners");
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private TableView<?> table() {
        return ROBOT.lookup("#listeners-table").query();
    }

    private List<String> shown() {
        return table().getVisibleLeafColumns().stream().map(c -> c.getId()).toList();
    }

    private TableColumn<?, ?> column(String name) {
        for (TableColumn<?, ?> column : table().getColumns()) {
            if (column.getId().equals("listeners-column-" + name)) {
                return column;
            }
        }
        throw new AssertionError("no column " + name);
    }

    private static <R> void change(TableView<R> table) {
        TableColumn<R, ?> address =
                table.getColumns().stream()
                        .filter(c -> c.getId().equals("listeners-column-address"))
                        .findFirst()
                        .orElseThrow();
        table.getColumns().add(0, table.getColumns().removeLast());
        table.resizeColumn(address, 40);
    }

    @Test
    void columnsStayAsTheUserPutThem() throws TimeoutException {
        ROBOT.interact(
                () -> {
                    column("tls").setVisible(false);
                    change(table());
                });
        List<String> order = shown();
        double width = column("address").getWidth();
        fixture.close();
        open();
        assertThat(shown()).isEqualTo(order).doesNotContain("listeners-column-tls");
        assertThat(column("address").getWidth()).isCloseTo(width, within(1.0));
        ROBOT.interact(() -> fixture.window.appearance().textSizeProperty().set(200));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(column("address").getWidth())
                .as("grows with the text")
                .isCloseTo(2 * width, within(2.0));
        ROBOT.interact(() -> fixture.window.appearance().textSizeProperty().set(100));
    }

    @Test
    void rowsAreCopiedAsTextAndAsJson() {
        ROBOT.interact(
                () -> {
                    table().getSelectionModel().clearAndSelect(0);
                    table().requestFocus();
                });
        ROBOT.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).contains("\t").doesNotContain("{");
        ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        String name = fixture.workspace.draft().listeners().getFirst().name();
        assertThat(clipboard()).startsWith("[").contains("\"name\": \"" + name + "\"");
    }

    private static String clipboard() {
        String[] text = new String[1];
        ROBOT.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    @Test
    void theFilterIsReachedFromAnywhere() {
        ROBOT.interact(() -> ROBOT.lookup("#screen-listeners").query().requestFocus());
        ROBOT.push(KeyCode.CONTROL, KeyCode.F);
        assertThat(fixture.stage.getScene().getFocusOwner().getId()).isEqualTo("listeners-filter");
    }
}
