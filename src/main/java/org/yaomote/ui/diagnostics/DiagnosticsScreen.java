package org.yaomote.ui.diagnostics;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.diagnostics.Bundle;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What a diagnostics bundle would hold: each part can be read before it is saved.
///
/// Thread: the FX thread; the bundle is gathered and written behind the window.
public final class DiagnosticsScreen implements Screen {
    /// What it is called.
    public static final ScreenSign SIGN =
            ScreenSign.unlisted("diagnostics", "diagnostics.title", Feather.LIFE_BUOY);

    private static final Path NAME = Path.of("yaomote-diagnostics.zip");
    private static final double LIST_WIDTH = 210;

    private final UiContext context;
    private final Callable<Bundle> gather;
    private final TargetPicker targets;
    private final Texts texts;
    private final VBox root = new VBox(12);
    private final ListView<Bundle.Part> parts = new ListView<>();
    private final TextArea text = new TextArea();
    private final Label result = paragraph();
    private Optional<Bundle> shown = Optional.empty();

    /// @param gather gathers it; may block
    /// @param targets asks where to save it
    public DiagnosticsScreen(UiContext context, Callable<Bundle> gather, TargetPicker targets) {
        this.context = context;
        this.gather = gather;
        this.targets = targets;
        texts = context.texts();
        build();
        // Not at once: every screen is made when the window opens, and nothing is worth telling
        // then.
        root.visibleProperty().addListener((_, _, isSeen) -> seen(isSeen));
    }

    private void build() {
        root.setId("diagnostics");
        root.getStyleClass().add("page");
        ScreenSheet.on(root);
        Label title = paragraph();
        title.textProperty().bind(texts.text("diagnostics.title"));
        title.getStyleClass().add(Styles.TITLE_3);
        Label purpose = paragraph();
        purpose.textProperty().bind(texts.text("diagnostics.purpose"));
        purpose.getStyleClass().add(Styles.TEXT_MUTED);
        Actions actions = new Actions(texts);
        Button save = actions.button("diagnostics.save", Feather.DOWNLOAD, this::save);
        save.getStyleClass().add(Styles.ACCENT);
        Button again = actions.button("diagnostics.again", Feather.REFRESH_CW, this::refresh);
        parts.setId("diagnostics-parts");
        parts.setPrefWidth(LIST_WIDTH);
        parts.setMinWidth(LIST_WIDTH);
        parts.accessibleTextProperty().bind(texts.text("diagnostics.parts"));
        parts.setCellFactory(_ -> new PartCell());
        parts.getSelectionModel().selectedItemProperty().subscribe(this::show);
        text.setId("diagnostics-text");
        text.setEditable(false);
        text.getStyleClass().add("mono");
        text.accessibleTextProperty().bind(texts.text("diagnostics.text"));
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox both = new HBox(12, parts, text);
        VBox.setVgrow(both, Priority.ALWAYS);
        result.setId("diagnostics-result");
        root.getChildren().addAll(title, purpose, new FlowPane(8, 8, save, again), result, both);
        said("");
    }

    private void show(Bundle.Part part) {
        text.setText(part == null ? "" : part.text());
    }

    private void seen(boolean isSeen) {
        if (isSeen) {
            refresh();
        }
    }

    private void refresh() {
        said("");
        context.work().run(gather, this::gathered, e -> said(e.toString()));
    }

    private void gathered(Bundle bundle) {
        shown = Optional.of(bundle);
        parts.getItems().setAll(bundle.parts());
        parts.getSelectionModel().selectFirst();
    }

    private void save() {
        if (shown.isEmpty()) {
            return;
        }
        Bundle bundle = shown.get();
        targets.choose(root.getScene().getWindow(), texts.get("diagnostics.save"), NAME)
                .ifPresent(
                        file ->
                                context.work()
                                        .run(
                                                () -> {
                                                    bundle.write(file);
                                                    return file;
                                                },
                                                to -> said(texts.get("diagnostics.saved", to)),
                                                _ -> said(texts.get("diagnostics.unsaved", file))));
    }

    private void said(String what) {
        result.setText(what);
        result.setVisible(!what.isEmpty());
        result.setManaged(!what.isEmpty());
    }

    @Override
    public ScreenSign sign() {
        return SIGN;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public boolean makesItems() {
        return false;
    }

    /// There is nothing to make here: gathers it anew.
    @Override
    public void newItem() {
        refresh();
    }

    private static Label paragraph() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /// The name of a part.
    private static final class PartCell extends ListCell<Bundle.Part> {
        @Override
        protected void updateItem(Bundle.Part part, boolean isEmpty) {
            super.updateItem(part, isEmpty);
            setText(isEmpty || part == null ? "" : part.name());
        }
    }
}
