package org.yaomote.ui.editing;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.function.Consumer;

/// The tool bar above a list: its buttons, and a field that filters the list.
///
/// Buttons that do not fit go to a second line; where two are not enough, the rare ones go into a
/// menu.
public final class ToolRow extends HBox {
    private final Texts texts;
    private final String filterKey;
    private final ToolFlow buttons = new ToolFlow();
    private final TextField filter = new TextField();

    /// An empty tool bar.
    ///
    /// @param filterKey key of the filter's name
    /// @param onFilter told of every change of the filter's text
    public ToolRow(Texts texts, String filterKey, Consumer<String> onFilter) {
        super(12);
        this.texts = texts;
        this.filterKey = filterKey;
        getStyleClass().add("tool-row");
        setAlignment(Pos.TOP_LEFT);
        filter.setId(filterKey.replace('.', '-'));
        filter.getStyleClass().add(Screen.FILTER);
        filter.promptTextProperty().bind(texts.text(filterKey + ".prompt"));
        filter.accessibleTextProperty().bind(texts.text(filterKey));
        filter.textProperty().addListener((_, _, text) -> onFilter.accept(text));
        filter.setPrefColumnCount(9);
        filter.setMinWidth(Region.USE_PREF_SIZE);
        filter.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                        filter.clear();
                        event.consume();
                    }
                });
        HBox.setHgrow(buttons, Priority.ALWAYS);
        getChildren().addAll(buttons, filter);
    }

    /// Adds buttons and the like at the end.
    public void add(Control... more) {
        for (Control one : more) {
            one.setMinWidth(Region.USE_PREF_SIZE);
        }
        buttons.getChildren().addAll(more);
    }

    /// Has these buttons, which were added before, in a menu where there is no room for all; the
    /// rarest first.
    public void fold(List<Button> rare) {
        buttons.fold(new MoreTools(texts, filterKey.replaceAll("\\..*", "") + "-more", rare));
    }

    /// Lets the columns of the list be chosen, beside the filter.
    public void offerColumns(List<? extends TableColumnBase<?, ?>> columns) {
        getChildren().add(1, new ColumnMenu(texts, columns));
    }

    /// Shows everything again.
    public void clearFilter() {
        Typing.erase(filter);
    }

    /// What is shown in the place of a list of which the filter leaves nothing; its texts are named
    /// after the filter's.
    public EmptyState nothingLeft() {
        Button clear = new Actions(texts).button(filterKey + ".clear", Feather.X, this::letAll);
        return new EmptyState(texts, filterKey + ".none", clear);
    }

    /// Shows everything again, and puts the focus where Undo brings the filter back.
    public void letAll() {
        clearFilter();
        filter.requestFocus();
    }
}
