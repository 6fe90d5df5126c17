package org.yaomote.ui.settings;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Limits;
import org.yaomote.config.Pages;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.TimeLimit;
import org.yaomote.config.Timeouts;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.SettingRows;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.TwoColumns;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Findable;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.FormRow;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What holds for all listeners and services: a part of the configuration, so it is applied and
/// undone like the rest of it.
///
/// Thread: the FX thread.
final class EngineCards {
    /// One card.
    ///
    /// @param path of what it is about
    /// @param usual makes it as it usually is
    private record Part(
            String path,
            Form form,
            SettingRows<EngineForm> rows,
            UnaryOperator<ProxyConfig> usual) {
        static Part of(String path, Texts texts, UnaryOperator<ProxyConfig> usual) {
            Form form = new Form(texts);
            return new Part(path, form, new SettingRows<>(texts, form, "settings." + path), usual);
        }

        boolean reveal(String field) {
            return (!field.isEmpty() && rows.reveal(field)) || rows.revealFirst();
        }
    }

    /// What the cards are about, in the order of the problems that are told.
    static final List<String> PATHS =
            List.of("timeouts", "limits", "accessLog", "monitoring", "pages");

    private final UiContext context;
    private final Texts texts;
    private final WorkspaceModel model;
    private final EngineForm form;
    private final FilePicker picker;
    private final Part timeouts;
    private final Part limits;
    private final Part accessLog;
    private final Part pages;
    private final Part monitoring;
    private final List<Part> parts;
    private final List<SettingRow> rows = new ArrayList<>();
    private final Region node;

    /// @param picker chooses files
    /// @param textSize of the screen
    EngineCards(UiContext context, FilePicker picker, TextSize textSize) {
        this.context = context;
        this.texts = context.texts();
        this.model = context.model();
        this.picker = picker;
        this.form = new EngineForm(model);
        timeouts = Part.of("timeouts", texts, c -> c.withTimeouts(Timeouts.DEFAULTS));
        limits = Part.of("limits", texts, c -> c.withLimits(Limits.DEFAULTS));
        accessLog = Part.of("accessLog", texts, c -> c.withAccessLog(new AccessLog.Off()));
        pages = Part.of("pages", texts, c -> c.withPages(Pages.NONE));
        monitoring = Part.of("monitoring", texts, c -> Monitoring.with(c, false));
        parts = List.of(timeouts, limits, accessLog, monitoring, pages);
        buildTimeouts();
        buildLimits();
        buildAccessLog();
        buildMonitoring();
        buildPages();
        VBox left = new VBox(20, card(timeouts), card(limits));
        VBox right = new VBox(20, card(accessLog), card(monitoring), card(pages));
        Label intro = new Label();
        intro.textProperty().bind(texts.text("settings.intro"));
        intro.setWrapText(true);
        intro.setMinHeight(Label.USE_PREF_SIZE);
        intro.getStyleClass().add(Styles.TEXT_MUTED);
        node = new VBox(16, intro, new TwoColumns(left, right, textSize));
    }

    SettingGroup group() {
        return new SettingGroup("proxy", Feather.SLIDERS, rows, node);
    }

    /// Shows the draft anew.
    void show() {
        parts.forEach(part -> part.rows().show(form));
    }

    /// Its fields.
    ///
    /// @param show brings the cards in sight
    List<Findable> findables(Runnable show) {
        List<Findable> all = new ArrayList<>();
        for (Part part : parts) {
            String prefix = "settings.";
            for (String key : part.rows().keys()) {
                all.add(
                        new Findable(
                                key,
                                prefix + part.path(),
                                () -> {
                                    show.run();
                                    reveal(key.substring(prefix.length()));
                                }));
            }
        }
        return all;
    }

    /// Whether a path belongs here.
    boolean has(String fieldPath) {
        return parts.stream().anyMatch(part -> isIn(part, fieldPath));
    }

    /// Focuses a field.
    void reveal(String fieldPath) {
        parts.stream()
                .filter(part -> isIn(part, fieldPath))
                .forEach(
                        part ->
                                part.reveal(
                                        fieldPath.equals(part.path())
                                                ? ""
                                                : fieldPath.substring(part.path().length() + 1)));
    }

    private static boolean isIn(Part part, String path) {
        return path.equals(part.path()) || path.startsWith(part.path() + ".");
    }

    private void reset(String key, Part part) {
        Edit edit = new Edit(key, List.of(), part.usual());
        model.edit(edit);
        UndoOffer.in(context).of(edit, () -> texts.get("settings.wasReset", texts.get(key)));
    }

    private VBox card(Part part) {
        String key = "settings." + part.path();
        Label title = new Label();
        title.textProperty().bind(texts.text(key));
        title.getStyleClass().addAll("section-title", Styles.TEXT_BOLD);
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button reset =
                new Actions(texts)
                        .button("settings.reset", Feather.ROTATE_CCW, () -> reset(key, part));
        reset.setId("settings-" + part.path() + "-reset");
        reset.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        reset.accessibleTextProperty()
                .bind(texts.follow(() -> texts.get("settings.reset.of", texts.get(key))));
        reset.visibleProperty()
                .bind(model.draftProperty().map(draft -> !part.usual().apply(draft).equals(draft)));
        reset.managedProperty().bind(reset.visibleProperty());
        VBox card = new VBox(12, new HBox(8, title, reset), part.form().node());
        card.getStyleClass().add("card");
        List<String> keys = new ArrayList<>(part.rows().keys());
        keys.add(key);
        rows.add(new SettingRow(keys, card));
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
}
