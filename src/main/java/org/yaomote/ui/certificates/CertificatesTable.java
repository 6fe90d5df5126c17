package org.yaomote.ui.certificates;

import javafx.beans.binding.Bindings;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.SubjectName;
import org.yaomote.ui.editing.ColumnWidths;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.editing.TableKeys;
import org.yaomote.ui.editing.TableMemory;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The table of certificates.
final class CertificatesTable {
    private final Texts texts;
    private final CertificateWords words;
    private final CertificatesViewModel model;
    private final TableView<CertificateEntry> table = new TableView<>();
    private final ColumnWidths widths;
    private final RowCopy copy;
    private boolean following;

    /// What a cell says, and what it is sorted by.
    ///
    /// @param full what it would say if there were room
    private record Cell<T extends Comparable<T>>(T order, String text, String full)
            implements Comparable<Cell<T>> {
        @Override
        public int compareTo(Cell<T> other) {
            return order.compareTo(other.order);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    CertificatesTable(Texts texts, CertificatesViewModel model, TextSize textSize) {
        this.texts = texts;
        this.model = model;
        words = new CertificateWords(texts);
        table.setId("certificates-table");
        table.getStyleClass().add("list-table");
        table.setItems(model.rows());
        copy = RowCopy.from(table, texts);
        TableKeys.on(table, row -> row.standing().mark().isProblem());
        table.accessibleTextProperty().bind(texts.text("certificates.table"));
        TableColumn<CertificateEntry, Cell<String>> names = new TableColumn<>();
        widths = new ColumnWidths(table, textSize, names);
        TableColumn<CertificateEntry, Cell<Standing>> state = new TableColumn<>();
        add(state, "state", 152, this::state);
        state.setCellFactory(_ -> new StateCell());
        add(names, "names", 124, this::names);
        add(new TableColumn<CertificateEntry, Cell<String>>(), "issuer", 96, this::issuer);
        add(new TableColumn<CertificateEntry, Cell<Instant>>(), "ends", 98, this::ends);
        add(new TableColumn<CertificateEntry, Cell<String>>(), "users", 82, this::users);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> chosen(row));
    }

    /// Remembers how the user wants to see the columns.
    void remember(Notebook notebook) {
        TableMemory.of("certificates", table, widths, notebook);
    }

    /// Puts the selected row into the clipboard.
    void copy() {
        copy.toClipboard();
    }

    TableView<CertificateEntry> node() {
        return table;
    }

    /// Selects what the view model says is selected.
    void follow() {
        following = true;
        table.sort();
        Optional<CertificateEntry> wanted = model.selected().flatMap(s -> shown(s.key()));
        wanted.ifPresentOrElse(
                row -> {
                    if (!row.equals(table.getSelectionModel().getSelectedItem())) {
                        table.getSelectionModel().select(row);
                        table.scrollTo(row);
                    }
                },
                table.getSelectionModel()::clearSelection);
        following = false;
    }

    private Optional<CertificateEntry> shown(String key) {
        return model.rows().stream().filter(row -> row.key().equals(key)).findFirst();
    }

    private void chosen(@Nullable CertificateEntry row) {
        if (row != null && !following) {
            model.select(Optional.of(row.key()));
        }
    }

    private Cell<Standing> state(CertificateEntry entry) {
        String word = texts.get(entry.standing().key());
        return new Cell<>(entry.standing(), word, word);
    }

    private Cell<String> names(CertificateEntry entry) {
        List<SubjectName> all =
                entry.found()
                        .map(Examination::leaf)
                        .map(CertificateDetails::names)
                        .orElse(List.of());
        if (all.isEmpty()) {
            boolean isRoot = entry.origin() instanceof CertificateEntry.Origin.Root;
            String shown = isRoot ? texts.get("certificates.root") : entry.title();
            return new Cell<>(entry.title(), shown, entry.title());
        }
        String first = all.getFirst().shown();
        String shown =
                all.size() == 1
                        ? first
                        : texts.get("certificates.names.more", first, all.size() - 1);
        return new Cell<>(first, shown, CertificateWords.names(all));
    }

    private Cell<String> issuer(CertificateEntry entry) {
        String full = entry.found().map(Examination::leaf).map(words::issuer).orElse("\u2013");
        boolean isOwn = entry.origin() instanceof CertificateEntry.Origin.Issued;
        return new Cell<>(full, isOwn ? texts.get("certificates.issuer.own") : full, full);
    }

    private Cell<Instant> ends(CertificateEntry entry) {
        return entry.found()
                .map(
                        found ->
                                new Cell<>(
                                        found.ends(),
                                        words.left(found.left()),
                                        words.moment(found.ends())))
                .orElseGet(() -> new Cell<>(Instant.MIN, "\u2013", "\u2013"));
    }

    private Cell<String> users(CertificateEntry entry) {
        String names =
                entry.users().isEmpty()
                        ? "\u2013"
                        : entry.users().stream()
                                .map(TlsUse::name)
                                .collect(Collectors.joining(", "));
        return new Cell<>(names, names, names);
    }

    private <T extends Comparable<T>> void add(
            TableColumn<CertificateEntry, Cell<T>> column,
            String name,
            double width,
            Function<CertificateEntry, Cell<T>> read) {
        column.setId("certificates-column-" + name);
        column.textProperty().bind(texts.text("certificates.column." + name));
        widths.add(column, width);
        column.setCellFactory(_ -> new TextCell<>());
        column.setCellValueFactory(
                cell ->
                        Bindings.createObjectBinding(
                                () -> read.apply(cell.getValue()), texts.wordsProperty()));
        table.getColumns().add(column);
    }

    /// What has no room is said by the tooltip, and to screen readers.
    private static final class TextCell<T extends Comparable<T>>
            extends TableCell<CertificateEntry, Cell<T>> {
        private final Tooltip tooltip = new Tooltip();

        @Override
        protected void updateItem(@Nullable Cell<T> item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setAccessibleText(null);
                setTooltip(null);
            } else {
                setText(item.text());
                setAccessibleText(item.full());
                tooltip.setText(item.full());
                setTooltip(tooltip);
            }
        }
    }

    /// Style sheets are applied at once: cells change during layout, when it is too late for the
    /// frame's own pass.
    private final class StateCell extends TableCell<CertificateEntry, Cell<Standing>> {
        private final StateBadge badge = new StateBadge(texts, StateMark.UNKNOWN);

        @Override
        protected void updateItem(@Nullable Cell<Standing> item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                badge.show(item.order().mark(), texts.text(item.order().key()));
                setGraphic(badge);
                setAccessibleText(item.text());
                badge.applyCss();
            }
        }
    }
}
