package org.yaomote.ui.settings;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.Problem;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.editing.ProblemLine;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.Typing;
import org.yaomote.ui.fx.Findable;
import org.yaomote.ui.fx.LiveViewport;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Search on top, groups at the left, the rows of the chosen group beside them; while something is
/// searched, the rows of all groups that have the words.
final class SettingsPane extends BorderPane {
    private static final Set<String> OTHERWISE = Set.of("proxy", "shortcuts");
    private static final double ONE_ROW = 560;

    private final Texts texts;
    private final SettingsDeeds deeds;
    private final SettingSearch search = SettingSearch.inBoth();
    private final TextField field = new TextField();
    private final ProblemLine wrong;
    private final VBox names = new VBox(4);
    private final VBox page = new VBox(20);
    private final ScrollPane scroll = new ScrollPane(page);
    private final EmptyState none;
    private final List<Section> sections = new ArrayList<>();
    private Optional<SettingGroup> chosen = Optional.empty();

    /// What is shown of a group.
    ///
    /// @param button chooses it
    /// @param node its title and its rows
    private record Section(SettingGroup group, ToggleButton button, Region node) {}

    SettingsPane(Texts texts, SettingsDeeds deeds) {
        this.texts = texts;
        this.deeds = deeds;
        this.wrong = new ProblemLine(texts);
        Button clear = new Actions(texts).button("settings.search.clear", Feather.X, this::letAll);
        none = new EmptyState(texts, "settings.search.none", clear);
        wrong.setId("settings-problem");
        wrong.getStyleClass().add("settings-problem");
        setTop(new VBox(tools(), wrong));
        names.getStyleClass().add("setting-groups");
        ScrollPane side = scrolling(new ScrollPane(names), "settings-groups");
        side.accessibleTextProperty().bind(texts.text("settings.groups"));
        setLeft(side);
        page.getStyleClass().add("page");
        scrolling(scroll, "settings-form");
        scroll.accessibleTextProperty().bind(texts.text("settings.title"));
        FocusInView.of(scroll);
        LiveViewport.of(scroll);
        setCenter(scroll);
        ScreenSheet.on(this);
    }

    private static ScrollPane scrolling(ScrollPane pane, String id) {
        pane.setId(id);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("screen-scroll");
        pane.setFocusTraversable(false);
        return pane;
    }

    /// Shows these groups, the first chosen.
    void show(List<SettingGroup> groups) {
        ToggleGroup one = new ToggleGroup();
        for (SettingGroup group : groups) {
            ToggleButton button = button(group);
            button.setToggleGroup(one);
            names.getChildren().add(button);
            Label title = new Label();
            title.textProperty().bind(texts.text(group.titleKey()));
            title.getStyleClass().add(Styles.TITLE_4);
            title.setWrapText(true);
            title.setMinHeight(Region.USE_PREF_SIZE);
            VBox section = new VBox(12, title, group.node());
            sections.add(new Section(group, button, section));
        }
        chosen = groups.stream().findFirst();
        refresh();
    }

    /// Chooses a group.
    ///
    /// @return whether there is one with this id
    boolean choose(String id) {
        Optional<SettingGroup> found =
                sections.stream().map(Section::group).filter(g -> g.id().equals(id)).findFirst();
        found.ifPresent(this::choose);
        return found.isPresent();
    }

    /// The rows that one comes to in no other way: keys are found as what they do, fields of the
    /// configuration one by one.
    List<Findable> findables() {
        List<Findable> all = new ArrayList<>();
        for (Section section : sections) {
            SettingGroup group = section.group();
            if (OTHERWISE.contains(group.id())) {
                continue;
            }
            for (SettingRow row : group.rows()) {
                all.add(
                        new Findable(
                                row.keys().getFirst(),
                                group.titleKey(),
                                () -> {
                                    choose(group);
                                    row.focus();
                                }));
            }
        }
        return all;
    }

    /// Puts the focus into the search.
    void focusSearch() {
        field.requestFocus();
        field.selectAll();
    }

    private void choose(SettingGroup group) {
        chosen = Optional.of(group);
        field.clear();
        refresh();
        scroll.setVvalue(0);
        // Rows that were hidden have no place yet, and the focus is to be brought into view.
        applyCss();
        layout();
    }

    private ToggleButton button(SettingGroup group) {
        ToggleButton button = new ToggleButton();
        button.setId("settings-group-" + group.id());
        button.textProperty().bind(texts.text(group.titleKey()));
        button.setGraphic(new FontIcon(group.icon()));
        button.getStyleClass().addAll("side-button", "setting-group");
        button.setAlignment(Pos.CENTER_LEFT);
        button.setWrapText(true);
        button.setMinHeight(USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        // The button of the group that is shown cannot be let go.
        button.setOnAction(_ -> choose(group));
        return button;
    }

    private HBox tools() {
        Actions actions = new Actions(texts);
        field.setId("settings-search");
        field.getStyleClass().add(Screen.FILTER);
        field.promptTextProperty().bind(texts.text("settings.search.prompt"));
        field.accessibleTextProperty().bind(texts.text("settings.search"));
        field.setPrefColumnCount(16);
        field.setMinWidth(0);
        field.textProperty().addListener((_, _, _) -> refresh());
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                        Typing.erase(field);
                        event.consume();
                    }
                });
        HBox.setHgrow(field, Priority.ALWAYS);
        FlowPane all =
                new FlowPane(
                        8,
                        8,
                        actions.button("settings.export", Feather.UPLOAD, this::export),
                        actions.button("settings.import", Feather.DOWNLOAD, this::take),
                        actions.button("settings.reset.all", Feather.ROTATE_CCW, this::reset));
        all.setAlignment(Pos.TOP_RIGHT);
        // The usual 400 are too few for the Japanese names in one row.
        TextSize textSize = new TextSize(all);
        textSize.scaleProperty().subscribe(_ -> all.setPrefWrapLength(textSize.of(ONE_ROW)));
        all.setMinWidth(0);
        HBox.setHgrow(all, Priority.ALWAYS);
        HBox line = new HBox(12, field, all);
        line.getStyleClass().add("tool-row");
        return line;
    }

    private void letAll() {
        Typing.erase(field);
        field.requestFocus();
    }

    private void export() {
        deeds.export(getScene().getWindow(), this::say);
    }

    private void take() {
        deeds.take(getScene().getWindow(), this::say);
    }

    private void reset() {
        say(List.of());
        deeds.reset();
    }

    private void say(List<Problem> problems) {
        wrong.show(problems);
    }

    /// What is not shown is not in the window: it would be styled with the rest.
    private void refresh() {
        String typed = field.getText();
        boolean searching = !typed.isBlank();
        Predicate<List<String>> fits = search.finding(typed);
        List<Node> shownNow = new ArrayList<>();
        for (Section section : sections) {
            SettingGroup group = section.group();
            boolean isChosen = chosen.filter(group::equals).isPresent();
            boolean shown = searching ? narrow(group, fits) : isChosen;
            if (!searching) {
                group.rows().forEach(row -> row.show(true));
            }
            section.button().setSelected(isChosen && !searching);
            if (shown) {
                shownNow.add(section.node());
            }
        }
        if (shownNow.isEmpty()) {
            shownNow.add(none);
        }
        if (!shownNow.equals(page.getChildren())) {
            page.getChildren().setAll(shownNow);
        }
    }

    /// Shows the rows that have the words, alone or with the title above them.
    private static boolean narrow(SettingGroup group, Predicate<List<String>> fits) {
        boolean any = false;
        for (SettingRow row : group.rows()) {
            List<String> keys = new ArrayList<>(row.keys());
            keys.add(group.titleKey());
            boolean isFound = fits.test(keys);
            row.show(isFound);
            any |= isFound;
        }
        return any;
    }
}
