package org.yaomote.ui.editing;

import javafx.scene.control.Control;
import javafx.scene.control.TableColumnBase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The widths of a table's columns: all grow with the text, and the first takes what is left over.
///
/// A width the user gave a column stays, and grows with the text as well. Thread: the FX thread.
public final class ColumnWidths {
    private static final double SCROLL_BAR = 16;
    private static final double NARROWEST = 0.6;
    private static final double SAME = 0.6;

    private final Control table;
    private final TextSize textSize;
    private final TableColumnBase<?, ?> growing;
    private final Map<TableColumnBase<?, ?>, Double> usual = new LinkedHashMap<>();

    /// In pixels at the usual text size.
    private final Map<TableColumnBase<?, ?>, Double> given = new HashMap<>();

    private final List<Runnable> observers = new ArrayList<>();
    private boolean sizing;

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
        column.widthProperty().addListener((_, _, now) -> seen(column, now.doubleValue()));
        column.visibleProperty().addListener((_, _, _) -> grow());
    }

    /// Gives a column a width as if the user had done it.
    ///
    /// @param width in pixels at the usual text size
    void give(TableColumnBase<?, ?> column, double width) {
        given.put(column, width);
        scale();
    }

    /// The width that the user gave a column, in pixels at the usual text size.
    OptionalDouble given(TableColumnBase<?, ?> column) {
        return Optional.ofNullable(given.get(column))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    /// Calls this when the user gives a column another width.
    void onGiven(Runnable observer) {
        observers.add(observer);
    }

    /// Only a hand at the head of a column makes it another width than it prefers.
    private void seen(TableColumnBase<?, ?> column, double width) {
        if (!sizing && Math.abs(width - column.getPrefWidth()) > SAME) {
            given.put(column, width / textSize.of(1));
            observers.forEach(Runnable::run);
        }
    }

    private void scale() {
        boolean outer = sizing;
        sizing = true;
        usual.forEach(
                (column, width) -> {
                    column.setMinWidth(textSize.of(width) * NARROWEST);
                    column.setPrefWidth(textSize.of(given.getOrDefault(column, width)));
                });
        sizing = outer;
        grow();
    }

    private void grow() {
        if (given.containsKey(growing)) {
            return;
        }
        double others =
                usual.keySet().stream()
                        .filter(column -> !column.equals(growing) && column.isVisible())
                        .mapToDouble(TableColumnBase::getWidth)
                        .sum();
        double least = textSize.of(usual.getOrDefault(growing, 0.0));
        boolean outer = sizing;
        sizing = true;
        growing.setPrefWidth(Math.max(least, table.getWidth() - others - SCROLL_BAR));
        sizing = outer;
    }
}
