package org.yaomote.ui.ports;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ports.Listening;
import org.yaomote.ports.Owner;
import org.yaomote.ports.PortDoctor;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.AddressOrder;
import org.yaomote.ui.editing.ColumnWidths;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.editing.SortedRows;
import org.yaomote.ui.editing.TableMemory;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The port doctor as a page: a port is typed, and it says who has it; below, everything that
/// listens on this computer.
///
/// Thread: the FX thread.
public final class PortsScreen implements Screen {
    /// What it is called.
    public static final ScreenSign SIGN =
            ScreenSign.unlisted("ports", "ports.title", Feather.LOG_IN);

    private static final List<String> ADDRESSES = List.of("0.0.0.0", "127.0.0.1", "::", "::1");
    private static final int USUAL = 443;
    private static final Comparator<Listening> BY_PORT = Comparator.comparingInt(Listening::port);
    private static final Comparator<Listening> BY_ADDRESS =
            Comparator.comparing(s -> s.address().getHostAddress(), AddressOrder.BY_NUMBER);
    private static final double PORT_WIDTH = 100;
    private static final double ADDRESS_WIDTH = 180;
    private static final double PROGRAM_WIDTH = 430;

    private final UiContext context;
    private final PortDoctor doctor;
    private final Texts texts;
    private final PortWords words;
    private final VBox root = new VBox(14);
    private final ScrollPane scroll = new ScrollPane(root);
    private final TextField port = new TextField();
    private final ComboBox<String> address = new ComboBox<>();
    private final PortLine line;
    private final Label wrong = new Label();
    private final Label hidden = new Label();
    private final TableView<Listening> table = new TableView<>();
    private final SortedRows<Listening> rows = new SortedRows<>(table);

    /// @param doctor of this computer
    public PortsScreen(UiContext context, PortDoctor doctor) {
        this.context = context;
        this.doctor = doctor;
        texts = context.texts();
        words = new PortWords(texts, context.clock());
        line = new PortLine(context, doctor, this::use);
        line.setId("ports-answer");
        build();
        // Not at once: what listens is looked for when somebody looks.
        scroll.visibleProperty().addListener((_, _, isShown) -> shown(isShown));
    }

    @Override
    public ScreenSign sign() {
        return SIGN;
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public boolean makesItems() {
        return false;
    }

    @Override
    public boolean looksAgain() {
        return true;
    }

    @Override
    public void lookAgain() {
        refresh();
        examine();
    }

    @Override
    public void newItem() {
        port.requestFocus();
        port.selectAll();
    }

    private void build() {
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("screen-scroll");
        scroll.setFocusTraversable(false);
        root.setId("ports");
        root.getStyleClass().add("page");
        ScreenSheet.on(root);
        Label title = label("ports.title");
        title.getStyleClass().add(Styles.TITLE_3);
        Label purpose = label("ports.purpose");
        purpose.getStyleClass().add(Styles.TEXT_MUTED);
        port.setId("ports-port");
        port.setText(Integer.toString(USUAL));
        port.setPrefColumnCount(6);
        port.setOnAction(_ -> examine());
        port.accessibleTextProperty().bind(texts.text("ports.port"));
        address.setId("ports-address");
        address.getItems().setAll(ADDRESSES);
        address.setEditable(true);
        address.setValue(ADDRESSES.getFirst());
        address.accessibleTextProperty().bind(texts.text("ports.address"));
        Button examine = new Actions(texts).button("ports.examine", Feather.SEARCH, this::examine);
        examine.getStyleClass().add(Styles.ACCENT);
        Button refresh =
                new Actions(texts).button("ports.refresh", Feather.REFRESH_CW, this::refresh);
        FlowPane question =
                new FlowPane(
                        8, 8, named("ports.port", port), named("ports.address", address), examine);
        question.setRowValignment(javafx.geometry.VPos.BOTTOM);
        wrong.getStyleClass().addAll("form-message", Styles.DANGER);
        wrong.setWrapText(true);
        show(wrong, false);
        columns();
        Label all = label("ports.all");
        all.getStyleClass().add(Styles.TITLE_4);
        FlowPane head = new FlowPane(12, 8, all, refresh);
        VBox.setVgrow(table, Priority.ALWAYS);
        hidden.textProperty().bind(texts.text("ports.hidden"));
        hidden.getStyleClass().add("form-help");
        hidden.setWrapText(true);
        hidden.setMinHeight(Label.USE_PREF_SIZE);
        show(hidden, false);
        // Its room is there before: a row that is chosen must not move under the pointer.
        VBox answer = new VBox(wrong, line);
        answer.getStyleClass().add("port-room");
        root.getChildren().addAll(title, purpose, question, answer, head, table, hidden);
    }

    private VBox named(String key, Node field) {
        Label name = label(key);
        name.getStyleClass().add("form-label");
        name.setLabelFor(field);
        return new VBox(4, name, field);
    }

    private void columns() {
        table.setId("ports-table");
        table.setMinHeight(200);
        table.accessibleTextProperty().bind(texts.text("ports.all"));
        Label none = label("ports.none");
        table.setPlaceholder(none);
        TableColumn<Listening, String> program = column("program", s -> words.owner(s.owner()));
        ColumnWidths widths = new ColumnWidths(table, new TextSize(root), program);
        TableColumn<Listening, String> ports = column("port", s -> Integer.toString(s.port()));
        widths.add(ports, PORT_WIDTH);
        TableColumn<Listening, String> addresses =
                column("address", s -> s.address().getHostAddress());
        widths.add(addresses, ADDRESS_WIDTH);
        widths.add(program, PROGRAM_WIDTH);
        table.getColumns().setAll(List.of(ports, addresses, program));
        TableMemory.of("ports", table, widths, context.preferences().notebook());
        rows.by(ports, BY_PORT);
        rows.by(addresses, BY_ADDRESS.thenComparing(BY_PORT));
        rows.by(
                program,
                Comparator.comparing(
                                (Listening s) -> words.owner(s.owner()).toLowerCase(Locale.ROOT))
                        .thenComparing(BY_PORT));
        menu(RowCopy.from(table, texts));
        rows.selectedProperty().subscribe(chosen -> chosen.ifPresent(this::examine));
    }

    private void menu(RowCopy copied) {
        Actions make = new Actions(texts);
        MenuItem examine =
                make.item(
                        "ports.examine",
                        Feather.SEARCH,
                        () -> rows.selectedProperty().get().ifPresent(this::examine));
        MenuItem copy = make.item("rows.copy", Feather.COPY, copied::toClipboard);
        RowMenu.need(rows.selectedProperty().map(Optional::isPresent), List.of(examine, copy));
        RowMenu.on(
                table,
                List.of(
                        examine,
                        copy,
                        new SeparatorMenuItem(),
                        make.item("ports.refresh", Feather.REFRESH_CW, this::refresh)));
    }

    private void examine(Listening chosen) {
        port.setText(Integer.toString(chosen.port()));
        address.setValue(chosen.address().getHostAddress());
        examine();
    }

    private TableColumn<Listening, String> column(String name, Function<Listening, String> text) {
        TableColumn<Listening, String> column = new TableColumn<>();
        column.setId("ports-column-" + name);
        column.textProperty().bind(texts.text("ports.column." + name));
        column.setCellValueFactory(cell -> texts.follow(() -> text.apply(cell.getValue())));
        return column;
    }

    private void examine() {
        String typed = port.getText().strip();
        int number = typed.matches("[0-9]{1,5}") ? Integer.parseInt(typed) : 0;
        String where = String.valueOf(address.getEditor().getText()).strip();
        var question = PortQuestion.of(where, number);
        wrong.textProperty()
                .bind(texts.text(number < 1 ? "ports.port.wrong" : "ports.address.wrong"));
        show(wrong, question.isEmpty());
        line.ask(question);
    }

    private void use(int instead) {
        port.setText(Integer.toString(instead));
        examine();
    }

    private void shown(boolean isShown) {
        if (isShown) {
            refresh();
        }
    }

    private void refresh() {
        context.work()
                .run(
                        doctor::all,
                        all -> {
                            rows.show(all);
                            show(
                                    hidden,
                                    all.stream().anyMatch(s -> s.owner() instanceof Owner.Hidden));
                        },
                        _ -> rows.show(List.of()));
    }

    private Label label(String key) {
        Label label = new Label();
        label.textProperty().bind(texts.text(key));
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
