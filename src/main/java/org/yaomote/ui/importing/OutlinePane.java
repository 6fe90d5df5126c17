package org.yaomote.ui.importing;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.importing.Outline.Branch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The forms-to-be, as a tree that is only looked at.
final class OutlinePane extends TreeView<Branch> {
    /// More services than this are shown folded: the tree would be long and empty of meaning.
    private static final int MOST_OPEN = 60;

    private List<Branch> shown = List.of();

    OutlinePane() {
        super(new TreeItem<>());
        setId("importing-outline");
        getStyleClass().addAll(Styles.DENSE, "outline");
        setShowRoot(false);
        setCellFactory(_ -> new Cell());
        setMinSize(0, 0);
    }

    /// Shows these; a tree that says the same stays as it is, with what is unfolded in it.
    void show(List<Branch> branches) {
        if (branches.equals(shown)) {
            return;
        }
        shown = branches;
        Optional<String> selected = selected().map(Branch::path);
        boolean isOpen = branches.size() <= MOST_OPEN;
        List<TreeItem<Branch>> items = branches.stream().map(b -> item(b, isOpen)).toList();
        getRoot().getChildren().setAll(items);
        selected.ifPresent(this::select);
    }

    private static TreeItem<Branch> item(Branch branch, boolean isOpen) {
        TreeItem<Branch> item = new TreeItem<>(branch);
        item.setExpanded(isOpen);
        branch.parts().forEach(part -> item.getChildren().add(item(part, isOpen)));
        return item;
    }

    /// What is selected.
    Optional<Branch> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
    }

    /// Selects the innermost thing that begins at a line or before it.
    ///
    /// @param lines where things begin, by their paths
    void selectAt(int line, Map<String, Integer> lines) {
        TreeMap<Integer, String> byLine = new TreeMap<>();
        lines.forEach((path, at) -> byLine.merge(at, path, OutlinePane::longer));
        Optional.ofNullable(byLine.floorEntry(line)).ifPresent(e -> select(e.getValue()));
    }

    private static String longer(String one, String other) {
        return one.length() >= other.length() ? one : other;
    }

    private void select(String path) {
        items().filter(item -> item.getValue().path().equals(path))
                .findFirst()
                .ifPresent(
                        item -> {
                            getSelectionModel().select(item);
                            bringIntoView(getRow(item));
                        });
    }

    /// Scrolls only if it must: a tree that jumps under the eye is hard to read.
    private void bringIntoView(int row) {
        boolean isSeen =
                lookupAll(".tree-cell").stream()
                        .map(TreeCell.class::cast)
                        .anyMatch(cell -> cell.getIndex() == row && cell.isVisible());
        if (row >= 0 && !isSeen) {
            scrollTo(Math.max(0, row - 2));
        }
    }

    private Stream<TreeItem<Branch>> items() {
        return getRoot().getChildren().stream()
                .flatMap(top -> Stream.concat(Stream.of(top), top.getChildren().stream()));
    }

    private static Ikon icon(Outline.Kind kind) {
        return switch (kind) {
            case LISTENER -> Feather.LOG_IN;
            case RULE -> Feather.CORNER_DOWN_RIGHT;
            case SERVICE -> Feather.LAYERS;
            case BACKEND -> Feather.SERVER;
        };
    }

    private static final class Cell extends TreeCell<Branch> {
        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox line = new HBox(8, name, detail);

        Cell() {
            name.getStyleClass().add("outline-name");
            name.setMinWidth(USE_PREF_SIZE);
            detail.getStyleClass().add("outline-detail");
            detail.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable Branch branch, boolean empty) {
            super.updateItem(branch, empty);
            if (branch == null || empty) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            name.setText(branch.name());
            name.setGraphic(new FontIcon(icon(branch.kind())));
            detail.setText(branch.detail());
            setGraphic(line);
            setTooltip(new Tooltip(branch.line()));
            setAccessibleText(branch.line());
        }
    }
}
