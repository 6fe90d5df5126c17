package org.yaomote.ui.settings;

import atlantafx.base.theme.Styles;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Problem;
import org.yaomote.config.TimeLimit;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.editing.SettingRows;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.TwoColumns;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.FormRow;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.List;
import java.util.stream.Stream;

/// What holds for all listeners and services.
///
/// Thread: the FX thread.
public final class SettingsScreen implements Screen {
    /// One card.
    ///
    /// @param path of what it is about
    private record Part(String path, Form form, SettingRows<EngineForm> rows) {
        static Part of(String path, Texts texts) {
            Form form = new Form(texts);
            return new Part(path, form, new SettingRows<>(texts, form, "settings." + path));
        }

        boolean reveal(String field) {
            return (!field.isEmpty() && rows.reveal(field)) || rows.revealFirst();
        }
    }

    private final Texts texts;
    private final EngineForm form;
    private final FilePicker picker;
    private final FieldProblems found;
    private final StackPane root = new StackPane();
    private final Part timeouts;
    private final Part limits;
    private final Part accessLog;
    private final Part pages;
    private final Part monitoring;
    private final List<Part> parts;
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper nothing = new ReadOnlyBooleanWrapper(false);

    /// The screen of this window.
    public SettingsScreen(UiContext context) {
        this(context, FilePicker.ofSystem());
    }

    /// @param picker chooses files
    public SettingsScreen(UiContext context, FilePicker picker) {
        this.texts = context.texts();
        this.picker = picker;
        this.form = new EngineForm(context.model());
        this.found = new FieldProblems(context.model());
        this.timeouts = Part.of("timeouts", texts);
        this.limits = Part.of("limits", texts);
        this.accessLog = Part.of("accessLog", texts);
        this.pages = Part.of("pages", texts);
        this.monitoring = Part.of("monitoring", texts);
        this.parts = List.of(timeouts, limits, accessLog, monitoring, pages);
        build();
        context.model().draftProperty().addListener((_, _, _) -> follow());
        context.model().allProblemsProperty().addListener((_, _, _) -> follow());
        follow();
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String titleKey() {
        return "settings.title";
    }

    @Override
    public Ikon icon() {
        return Feather.SETTINGS;
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
    public boolean reveal(String fieldPath) {
        for (Part part : parts) {
            if (fieldPath.equals(part.path())) {
                return part.reveal("");
            }
            if (fieldPath.startsWith(part.path() + ".")) {
                return part.reveal(fieldPath.substring(part.path().length() + 1));
            }
        }
        return false;
    }

    /// There is nothing to make here: goes to the first field.
    @Override
    public void newItem() {
        reveal("timeouts");
    }

    @Override
    public ObservableBooleanValue itemSelected() {
        return nothing.getReadOnlyProperty();
    }

    /// There is nothing to copy here.
    @Override
    public void duplicate() {}

    /// There is nothing to delete here.
    @Override
    public void delete() {}

    private void build() {
        buildTimeouts();
        buildLimits();
        buildAccessLog();
        buildMonitoring();
        buildPages();
        TextSize textSize = new TextSize(root);
        VBox left = new VBox(20, card(texts, timeouts), card(texts, limits));
        VBox right =
                new VBox(20, card(texts, accessLog), card(texts, monitoring), card(texts, pages));
        VBox page = new VBox(16, intro(), new TwoColumns(left, right, textSize));
        page.getStyleClass().add("page");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        FocusInView.of(scroll);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("screen-scroll");
        scroll.setId("settings-form");
        scroll.setFocusTraversable(false);
        scroll.accessibleTextProperty().bind(texts.text("settings.title"));
        root.getChildren().add(scroll);
        ScreenSheet.on(root);
    }

    private Label intro() {
        Label intro = new Label();
        intro.textProperty().bind(texts.text("settings.intro"));
        intro.setWrapText(true);
        intro.setMinHeight(Label.USE_PREF_SIZE);
        intro.getStyleClass().add(Styles.TEXT_MUTED);
        return intro;
    }

    private static VBox card(Texts texts, Part part) {
        Label title = new Label();
        title.textProperty().bind(texts.text("settings." + part.path()));
        title.getStyleClass().addAll("section-title", Styles.TEXT_BOLD);
        VBox card = new VBox(12, title, part.form().node());
        card.getStyleClass().add("card");
        return card;
    }

    private void buildTimeouts() {
        pairs(
                timeouts,
                Stream.of(
                                TimeLimit.CONNECT,
                                TimeLimit.RESPONSE,
                                TimeLimit.RESPONSE_BODY,
                                TimeLimit.ALL_TRIES,
                                TimeLimit.UPSTREAM_IDLE,
                                TimeLimit.TUNNEL,
                                TimeLimit.REQUEST_HEAD,
                                TimeLimit.REQUEST_BODY,
                                TimeLimit.CLIENT_IDLE,
                                TimeLimit.HTTP2_IDLE,
                                TimeLimit.CLIENT_WRITE,
                                TimeLimit.TLS_HANDSHAKE)
                        .map(limit -> timeouts.rows().text(limit.key(), f -> f.timeout(limit)))
                        .toList());
        timeouts.rows().text(TimeLimit.DRAIN.key(), f -> f.timeout(TimeLimit.DRAIN));
    }

    private void buildLimits() {
        SettingRows<EngineForm> all = limits.rows();
        pairs(
                limits,
                List.of(
                        all.text("connections", EngineForm::connections),
                        all.text("connectionsPerClient", EngineForm::connectionsPerClient)));
        pairs(
                limits,
                List.of(
                        all.text("requestLineBytes", EngineForm::requestLine),
                        all.text("headBytes", EngineForm::head)));
        all.text("headFields", EngineForm::headFields);
        all.note("help");
    }

    private void buildAccessLog() {
        SettingRows<EngineForm> all = accessLog.rows();
        all.flag("on", EngineForm::isLogging, EngineForm::setLogging, _ -> List.of())
                .help("settings.accessLog.on.help");
        all.only(
                all.file("path", EngineForm::logPath, picker).help("settings.accessLog.path.help"),
                EngineForm::isLogging);
        all.only(
                all.choice(
                        "format",
                        AccessLog.Format.values(),
                        EngineForm::logFormat,
                        EngineForm::setLogFormat),
                EngineForm::isLogging);
        all.only(
                accessLog
                        .form()
                        .pair(
                                all.text("maxBytes", EngineForm::logSize),
                                all.text("keep", EngineForm::logKeep)),
                EngineForm::isLogging);
        all.only(
                all.flag(
                                "queryValues",
                                EngineForm::isLoggingQueries,
                                EngineForm::setLoggingQueries,
                                _ -> List.of())
                        .help("settings.accessLog.queryValues.help"),
                EngineForm::isLogging);
    }

    private void buildMonitoring() {
        SettingRows<EngineForm> all = monitoring.rows();
        all.flag("on", EngineForm::isMonitored, EngineForm::setMonitored, _ -> List.of())
                .help("settings.monitoring.on.help");
        all.only(
                all.text("port", EngineForm::monitoringPort).help("settings.monitoring.port.help"),
                EngineForm::isMonitored);
    }

    private void buildPages() {
        SettingRows<EngineForm> all = pages.rows();
        all.note("help");
        all.file("maintenance", EngineForm::maintenancePage, picker);
        for (int status : EngineForm.OWN_STATUSES) {
            all.file("byStatus." + status, f -> f.page(status), picker);
        }
        all.text("byStatus", EngineForm::otherPages).help("settings.pages.byStatus.help");
    }

    private static void pairs(Part part, List<FormRow> fields) {
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            part.form().pair(fields.get(i), fields.get(i + 1));
        }
    }

    private void follow() {
        parts.forEach(part -> part.rows().show(form));
        problems.set(parts.stream().flatMap(part -> found.within(part.path()).stream()).toList());
    }
}
