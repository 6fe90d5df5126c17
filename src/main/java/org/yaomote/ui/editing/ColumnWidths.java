package org.yaomote.ui.editing;

import javafx.scene.control.Control;
import javafx.scene.control.TableColumnBase;

import java.util.LinkedHashMap;
import java.util.Map;

/// The widths of a table's columns: all grow with the text, and the first takes what is left over.
///
/// A width the user gave a column stays until the text size changes. Thread: the FX thread.
public final class ColumnWidths {
    private static final double SCROLL_BAR = 16;
    private static final double NARROWEST = 0.6;

    private final Control table;
    private final TextSize textSize;
    private final TableColumnBase<?, ?> growing;
    private final Map<TableColumnBase<?, ?>, Double> usual = new LinkedHashMap<>();

    /// @param growing takes what is left over, once it was added with the least it needs
    public ColumnWidths(Control table, TextSize textSize, TableColumnBase<?, ?> growing) {
        this.table = table;
        this.textSize = textSize;
        this.growing = growing;
        table.widthProperty().subscribe(this::grow);
        textSize.scaleProperty().addListener((_, _, _) -> scale());
    }

    /// Sizes a column.
    ///
    /// @param width in pixels at the usual text size
    public void add(TableColumnBase<?, ?> column, double width) {
        usual.put(column, width);
        scale();
    }

    private void scale() {
        usual.forEach(
                (column, width) -> {
                    column.setMinWidth(textSize.of(width) * NARROWEST);
                    column.setPrefWidth(textSize.of(width));
                });
        grow();
    }

    private void grow() {
        double others =
                usual.keySet().stream()
                        .filter(column -> !column.equals(growing))
                        .mapToDouble(TableColumnBase::getWidth)
                        .sum();
        double least = textSize.of(usual.getOrDefault(growing, 0.0));
        growing.setPrefWidth(Math.max(least, table.getWidth() - others - SCROLL_BAR));
    }
}
