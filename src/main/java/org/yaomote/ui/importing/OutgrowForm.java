package org.yaomote.ui.importing;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.convert.PairPlan;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.editing.ProblemLine;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The three ways out of one machine as tiles, and what each must be told.
final class OutgrowForm extends VBox {
    private static final double NARROW = 90;
    private static final double TILE = 200;
    private static final double WIDE = 190;

    private final Texts texts;
    private final OutgrowViewModel viewModel;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<OutgrowPlan.Kind, ToggleButton> tiles = new EnumMap<>(OutgrowPlan.Kind.class);
    private final Label purpose = new Label();
    private final FlowPane fields = new FlowPane(16, 8);
    private final ComboBox<PairPlan.Engine> engine = new ComboBox<>();
    private final List<Field> typed = new ArrayList<>();
    private final Field shared;
    private final Field device;
    private final Field router;
    private final Field first;
    private final Field second;
    private final Field namespace;
    private final Field gatewayClass;

    /// A field with its name above and what is wrong with it below.
    private record Field(TextField input, VBox box, ProblemLine problem, List<String> paths) {}

    OutgrowForm(Texts texts, OutgrowViewModel viewModel) {
        super(10);
        this.texts = texts;
        this.viewModel = viewModel;
        OutgrowPlan plan = viewModel.planProperty().get();
        shared = field("shared", WIDE, plan.shared(), "address", "prefix");
        device = field("device", NARROW, plan.device(), "device");
        router = field("router", NARROW, plan.router(), "router");
        first = field("first", WIDE, plan.first(), "machines.first");
        second = field("second", WIDE, plan.second(), "machines.second");
        namespace = field("namespace", WIDE, plan.namespace(), "namespace");
        gatewayClass = field("gatewayClass", WIDE, plan.gatewayClass(), "gatewayClass");
        HBox row = new HBox(8);
        for (OutgrowPlan.Kind kind : OutgrowPlan.Kind.values()) {
            row.getChildren().add(tile(kind));
        }
        row.widthProperty().subscribe(_ -> share(row));
        purpose.setId("outgrow-meaning");
        purpose.setWrapText(true);
        purpose.setMinHeight(Region.USE_PREF_SIZE);
        purpose.getStyleClass().add(Styles.TEXT_MUTED);
        getChildren().addAll(row, purpose, fields);
        engine.setId("outgrow-engine");
        engine.getItems().setAll(PairPlan.Engine.values());
        engine.setValue(plan.engine());
        Choices.name(engine, texts, e -> "outgrow.engine." + e.name().toLowerCase(Locale.ROOT));
        engine.valueProperty().addListener((_, _, _) -> changed());
        choose(plan.kind());
        group.selectedToggleProperty().addListener((_, old, now) -> kindChosen(old, now));
    }

    /// The tile that is chosen.
    Node chosen() {
        return tiles.getOrDefault(kind(), new ToggleButton());
    }

    private Node tile(OutgrowPlan.Kind kind) {
        ToggleButton tile = new ToggleButton();
        tile.setId(kind.key().replace('.', '-'));
        tile.textProperty().bind(texts.text(kind.key()));
        tile.accessibleHelpProperty().bind(texts.text(kind.key() + ".help"));
        tile.setGraphic(new FontIcon(icon(kind)));
        tile.setToggleGroup(group);
        tile.setUserData(kind);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setWrapText(true);
        tile.setMinHeight(USE_PREF_SIZE);
        tile.getStyleClass().add("outgrow-tile");
        tile.setPrefWidth(TILE);
        tile.setMinWidth(0);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tiles.put(kind, tile);
        return tile;
    }

    /// Has the tiles share the row evenly. A row makes them wider than they prefer, but is as high
    /// as they would be at the width they prefer, where a name may need another line.
    private void share(HBox row) {
        double gaps = row.getSpacing() * (tiles.size() - 1);
        double share = Math.floor((row.getWidth() - gaps) / tiles.size());
        tiles.values().forEach(tile -> tile.setPrefWidth(share > 0 ? share : TILE));
    }

    private static Ikon icon(OutgrowPlan.Kind kind) {
        return switch (kind) {
            case PAIR -> Feather.COPY;
            case ALONE -> Feather.SERVER;
            case CLUSTER -> Feather.GRID;
        };
    }

    private Field field(String name, double width, String value, String... paths) {
        TextField input = new TextField(value);
        input.setId("outgrow-" + name);
        input.setPrefWidth(width);
        Label label = new Label();
        label.textProperty().bind(texts.text("outgrow." + name));
        label.setLabelFor(input);
        label.setMinWidth(USE_PREF_SIZE);
        input.accessibleTextProperty().bind(label.textProperty());
        input.textProperty().addListener((_, _, _) -> changed());
        ProblemLine problem = new ProblemLine(texts);
        problem.setMaxWidth(WIDE * 2);
        Field field = new Field(input, new VBox(2, label, input, problem), problem, List.of(paths));
        typed.add(field);
        return field;
    }

    /// A tile stays chosen when it is pressed again.
    private void kindChosen(
            javafx.scene.control.@org.jspecify.annotations.Nullable Toggle old,
            javafx.scene.control.@org.jspecify.annotations.Nullable Toggle now) {
        if (now == null) {
            group.selectToggle(old);
        } else {
            choose(kind());
            changed();
        }
    }

    private OutgrowPlan.Kind kind() {
        return group.getSelectedToggle() != null
                        && group.getSelectedToggle().getUserData() instanceof OutgrowPlan.Kind kind
                ? kind
                : OutgrowPlan.Kind.PAIR;
    }

    private void choose(OutgrowPlan.Kind kind) {
        group.selectToggle(tiles.get(kind));
        purpose.textProperty().unbind();
        purpose.textProperty().bind(texts.text(kind.key() + ".help"));
        fields.getChildren()
                .setAll(
                        switch (kind) {
                            case PAIR ->
                                    List.of(
                                            engineBox(),
                                            shared.box(),
                                            device.box(),
                                            router.box(),
                                            new HBox(16, first.box(), second.box()));
                            case ALONE -> List.of(engineBox());
                            case CLUSTER -> List.of(namespace.box(), gatewayClass.box());
                        });
    }

    private Node engineBox() {
        Label label = new Label();
        label.textProperty().bind(texts.text("outgrow.engine"));
        label.setLabelFor(engine);
        engine.accessibleTextProperty().unbind();
        engine.accessibleTextProperty().bind(label.textProperty());
        return new VBox(2, label, engine);
    }

    private void changed() {
        OutgrowPlan plan =
                new OutgrowPlan(
                        kind(),
                        engine.getValue(),
                        shared.input().getText(),
                        device.input().getText(),
                        router.input().getText(),
                        first.input().getText(),
                        second.input().getText(),
                        namespace.input().getText(),
                        gatewayClass.input().getText());
        for (Field field : typed) {
            field.problem()
                    .show(plan.problems(field.paths().toArray(String[]::new)), field.input());
        }
        viewModel.plan(plan);
    }
}
