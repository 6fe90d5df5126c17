package org.yaomote.ui.certificates;

import atlantafx.base.theme.Styles;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;
import org.yaomote.ui.certificates.CertificateEntry.Origin.Root;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.Halves;
import org.yaomote.ui.editing.PageParts;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.editing.SideBySide;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.ToolRow;
import org.yaomote.ui.fx.Happening;
import org.yaomote.ui.fx.HostErrand;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.StatusNote;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Thing;
import org.yaomote.ui.fx.UiContext;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The certificates there are, how they stand and who uses them, and what can be done with them.
///
/// Thread: the FX thread.
public final class CertificatesScreen implements Screen {
    /// What it is called.
    public static final ScreenSign SIGN =
            ScreenSign.listed("certificates", "certificates.title", Feather.AWARD);

    private final UiContext context;
    private final Texts texts;
    private final CertificateDesk desk;
    private final CertificatesViewModel model;
    private final CertificatesTable table;
    private final CertificatePane pane;
    private final ToolRow tools;
    private final BorderPane root = new BorderPane();
    private final BorderPane list = new BorderPane();
    private final TrustPane trust;
    private final BorderPane home = new BorderPane();
    private final FlowPane fewTools = new FlowPane(8, 8);
    private final SideBySide split;
    private final Node empty;
    private final CertificateActions actions;
    private final Halves halves;
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper selected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper authority = new ReadOnlyBooleanWrapper();
    private @Nullable Page page;

    /// @param given files, keys and file dialogs
    public CertificatesScreen(UiContext context, CertificateTools given) {
        this.context = context;
        texts = context.texts();
        desk = new CertificateDesk(context, given);
        model = new CertificatesViewModel(desk);
        actions = new CertificateActions(desk, model, new Places());
        TextSize textSize = new TextSize(root);
        table = new CertificatesTable(texts, model, textSize);
        table.remember(context.preferences().notebook());
        pane = new CertificatePane(context);
        tools = new ToolRow(texts, "certificates.filter", model::filter);
        split = new SideBySide(table.node(), pane.node(), textSize);
        Actions make = new Actions(texts);
        Button first = make.button("certificates.new", Feather.PLUS, actions::create);
        Button bring = make.button("certificates.import", Feather.UPLOAD, this::bring);
        bring.setId("certificates-import-first");
        first.setId("certificates-new-first");
        first.getStyleClass().add(Styles.ACCENT);
        empty =
                new EmptyState(texts, "certificates.empty", first, bring)
                        .hint(texts, "certificates.empty.hint");
        trust = new TrustPane(desk);
        build(make);
        halves =
                new Halves(
                        new Halves.Half("certificates-half", texts.text("certificates.half"), list),
                        new Halves.Half(
                                "trust-half", texts.text("certificates.trust.half"), trust.node()));
        home.setTop(halves);
        home.setCenter(new StackPane(list, trust.node()));
        model.addObserver(this::follow);
        texts.wordsProperty().addListener((_, _, _) -> follow());
        root.visibleProperty().addListener((_, _, isVisible) -> look(isVisible));
        trust.node().visibleProperty().addListener((_, _, isVisible) -> look(isVisible));
        follow();
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
    public ObservableValue<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<Optional<Happening>> lastHappening() {
        return model.happeningProperty();
    }

    @Override
    public ObservableValue<Optional<StatusNote>> statusNote() {
        return model.nearestProperty();
    }

    @Override
    public boolean looksAgain() {
        return true;
    }

    @Override
    public void lookAgain() {
        look(true);
    }

    @Override
    public void newItem() {
        actions.create();
    }

    @Override
    public ObservableBooleanValue itemSelected() {
        return selected.getReadOnlyProperty();
    }

    /// Begins a new certificate for the names of the selected one.
    @Override
    public void duplicate() {
        actions.createAlike();
    }

    /// Asks first: a key cannot be brought back.
    @Override
    public void delete() {
        actions.remove();
    }

    @Override
    public void renewFor(ListenerId listener) {
        showHome();
        actions.renewFor(listener);
    }

    @Override
    public void automateFor(ListenerId listener) {
        showHome();
        actions.automateFor(listener);
    }

    /// The certificates by their first names.
    @Override
    public List<Thing> things() {
        return model.entries().stream()
                .limit(Thing.MOST)
                .map(entry -> new Thing(entry.title(), "certificates.half", () -> seek(entry)))
                .toList();
    }

    private void seek(CertificateEntry entry) {
        showHome();
        tools.clearFilter();
        model.select(Optional.of(entry.key()));
        table.node().requestFocus();
    }

    /// The list, whatever page or half was open.
    private void showHome() {
        page = null;
        halves.show(list);
        follow();
    }

    /// Looks anew at what is shown.
    private void look(boolean isVisible) {
        if (isVisible && trust.node().isVisible()) {
            trust.look();
        } else if (isVisible) {
            model.refresh();
        }
    }

    /// Whether a file is called as those with certificates and keys are.
    public static boolean takes(Path file) {
        return CertificateActions.mayHoldCertificates(file);
    }

    /// Asks what is to become of files that were brought to the window, such as a certificate and
    /// its key.
    public void take(List<Path> files) {
        actions.importFiles(files);
    }

    @Override
    public void take(HostErrand errand) {
        if (errand instanceof HostErrand.Examine(var place)) {
            context.navigator().open(id());
            place.ifPresentOrElse(actions::examine, actions::examine);
        }
    }

    private void bring() {
        actions.importFiles(List.of());
    }

    private void build(Actions make) {
        Button create = make.button("certificates.new", Feather.PLUS, actions::create);
        create.getStyleClass().add(Styles.ACCENT);
        Button bring = make.button("certificates.import", Feather.UPLOAD, this::bring);
        Button examine = make.button("certificates.examine", Feather.SEARCH, actions::examine);
        Button renew = make.button("certificates.renew", Feather.ROTATE_CW, actions::renew);
        Button export = make.button("certificates.export", Feather.DOWNLOAD, actions::export);
        Button remove = make.button("certificates.remove", Feather.TRASH_2, actions::remove);
        export.disableProperty().bind(selected.not());
        for (Button button : List.of(renew, remove)) {
            button.disableProperty().bind(selected.not().or(authority));
        }
        renew.accessibleHelpProperty().bind(ofAuthority("certificates.renew.root"));
        remove.accessibleHelpProperty().bind(ofAuthority("certificates.remove.root"));
        Button refresh =
                make.icon(texts.text("certificates.refresh"), Feather.REFRESH_CW, model::refresh);
        refresh.setId("certificates-refresh");
        tools.add(create, bring, examine, renew, export, remove, others("others"), refresh);
        Button ask = make.button("certificates.examine", Feather.SEARCH, actions::examine);
        ask.setId("certificates-examine-first");
        fewTools.getChildren().addAll(ask, others("others-first"));
        fewTools.getStyleClass().add("tool-row");
        tools.offerColumns(table.node().getColumns());
        table.node().setPlaceholder(tools.nothingLeft());
        CertificateMenu.on(table.node(), context, actions, authority, table::copy);
        table.node().addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInTable);
        root.setOnDragOver(actions::dragged);
        root.setOnDragDropped(actions::dropped);
        ScreenSheet.on(root);
    }

    private MenuButton others(String id) {
        MenuButton others = new MenuButton();
        others.setId("certificates-" + id);
        others.textProperty().bind(texts.text("certificates.others"));
        others.setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        others.setMinWidth(MenuButton.USE_PREF_SIZE);
        others.getItems().setAll(actions.others());
        return others;
    }

    private void pressedInTable(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            actions.remove();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            pane.node().requestFocus();
            event.consume();
        }
    }

    /// Why this cannot be done with the authority, while it is selected; its description says it
    /// too.
    private ObservableValue<String> ofAuthority(String key) {
        return texts.follow(() -> authority.get() ? texts.get(key) : "", authority);
    }

    private void follow() {
        selected.set(page == null && model.selected().isPresent());
        authority.set(model.selected().filter(e -> e.origin() instanceof Root).isPresent());
        problems.set(
                model.entries().stream()
                        .filter(entry -> !entry.users().isEmpty())
                        .filter(entry -> entry.standing().needsCare())
                        .map(entry -> Problem.warning("", "certificates.care", entry.title()))
                        .toList());
        model.selected().ifPresent(pane::show);
        table.follow();
        if (page == null) {
            showList();
        }
    }

    private void showList() {
        boolean isEmpty = model.hasLooked() && model.entries().isEmpty();
        PageParts.show(root, home);
        if (isEmpty) {
            PageParts.show(list, fewTools, empty);
        } else {
            PageParts.show(list, tools, split);
        }
    }

    private final class Places implements Pages {
        @Override
        public void open(Page shown) {
            page = shown;
            PageParts.show(root, shown.node());
            follow();
        }

        @Override
        public void close() {
            page = null;
            follow();
            table.node().requestFocus();
        }

        @Override
        public void refresh() {
            model.refresh();
        }

        @Override
        public void refreshAndSelect(String key) {
            model.refreshAndSelect(key);
        }
    }
}
