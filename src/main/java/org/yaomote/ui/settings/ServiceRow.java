package org.yaomote.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.yaomote.startup.ServiceKind;
import org.yaomote.startup.ServicePlan;
import org.yaomote.startup.ServiceState;
import org.yaomote.startup.Services;
import org.yaomote.ui.editing.StepsBox;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The proxy as a service of the user or of the system: how it stands, as the system says, and what
/// would be done to have it run or to take it away, which is shown before it is done.
///
/// Thread: the FX thread; the system is asked behind the window.
final class ServiceRow extends VBox {
    private final UiContext context;
    private final Texts texts;
    private final Services services;
    private final ServiceKind kind;
    private final StateBadge badge;
    private final Button install = new Button();
    private final Button remove = new Button();
    private final Label notes = new Label();
    private final StepsBox steps;
    private final StartupDesk desk;
    private final Takeover takeover;
    private boolean awaits;
    private ServiceState state = new ServiceState.Absent();

    ServiceRow(UiContext context, StartupDesk desk, Services services, ServiceKind kind) {
        super(8);
        this.context = context;
        this.texts = context.texts();
        this.services = services;
        this.kind = kind;
        this.desk = desk;
        String name = kind.name().toLowerCase(Locale.ROOT);
        Label title = paragraph();
        title.textProperty().bind(texts.text("startup.service.kind." + name));
        title.getStyleClass().add("form-label");
        Label help = paragraph();
        help.textProperty().bind(texts.text("settings.service." + name));
        help.getStyleClass().add("form-help");
        badge = new StateBadge(texts, StateMark.UNKNOWN);
        badge.setWrapText(true);
        badge.setMinHeight(USE_PREF_SIZE);
        steps = new StepsBox(context, desk.run());
        takeover = new Takeover(context.model().proxy(), this::done);
        button(
                install,
                "settings.service.install",
                () -> plan(true, () -> desk.install().apply(kind)));
        button(
                remove,
                "settings.service.remove",
                () -> plan(false, () -> Optional.of(services.remove(kind))));
        install.setId("settings-service-install-" + name);
        remove.setId("settings-service-remove-" + name);
        notes.setWrapText(true);
        notes.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("form-row");
        getChildren().addAll(title, help, badge, new FlowPane(8, 8, install, remove), notes, steps);
        sceneProperty().subscribe(_ -> read());
        texts.wordsProperty().addListener((_, _, _) -> refresh());
        close();
        refresh();
    }

    private void button(Button button, String key, Runnable action) {
        button.textProperty().bind(texts.text(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
    }

    private static Label paragraph() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// Asks the system.
    private void read() {
        context.work()
                .run(
                        () -> services.state(kind),
                        found -> {
                            state = found;
                            refresh();
                        },
                        _ -> refresh());
    }

    private void plan(boolean isInstall, Callable<Optional<ServicePlan>> planning) {
        context.work().run(planning, plan -> show(isInstall, plan), _ -> close());
    }

    private void show(boolean isInstall, Optional<ServicePlan> plan) {
        if (plan.isEmpty()) {
            say(texts.get("startup.service.no_launcher"));
            return;
        }
        Takeover.Way way = takeover.prepare(plan.get(), isInstall, state);
        List<String> all = new ArrayList<>();
        plan.get().notes().forEach(note -> all.add(texts.get("startup.note." + key(note))));
        if (way != Takeover.Way.NONE) {
            all.addFirst(texts.get("settings.service." + key(way)));
        }
        say(String.join("\n", all));
        // Another process has the ports: the steps would only make a service that cannot start.
        if (way == Takeover.Way.ELSEWHERE) {
            steps.clear();
        } else {
            awaits = isInstall && !plan.get().notes().contains(ServicePlan.Note.OWN_CONFIGURATION);
            steps.show(plan.get().steps(), takeover);
        }
    }

    private void say(String text) {
        notes.setText(text);
        visible(notes, true);
    }

    /// All steps were done; of a service that serves this window's configuration, the window shows
    /// what it does from now on.
    private void done() {
        close();
        read();
        if (awaits) {
            say(texts.get("settings.service.awaited"));
            install.setDisable(true);
            new BackgroundWork(Thread::startVirtualThread, context.work().fx())
                    .run(desk.awaitedService()::getAsBoolean, this::came, _ -> came(false));
        }
    }

    private void came(boolean isServing) {
        install.setDisable(false);
        read();
        if (isServing) {
            close();
            context.model().proxy().attach();
        } else {
            say(texts.get("settings.service.silent." + key(kind)));
        }
    }

    private void close() {
        notes.setText("");
        visible(notes, false);
        steps.clear();
    }

    private void refresh() {
        badge.show(mark(), texts.follow(this::words));
        visible(install, !(state instanceof ServiceState.Impossible));
        visible(remove, state instanceof ServiceState.Present);
    }

    private StateMark mark() {
        return switch (state) {
            case ServiceState.Absent _ -> StateMark.OFF;
            case ServiceState.Impossible _ -> StateMark.UNKNOWN;
            case ServiceState.Present(_, _, var activity, _) ->
                    switch (activity) {
                        case RUNNING -> StateMark.UP;
                        case CHANGING -> StateMark.SHAKY;
                        case STOPPED -> StateMark.IDLE;
                        case FAILED -> StateMark.PROBLEM;
                        case UNKNOWN -> StateMark.UNKNOWN;
                    };
        };
    }

    private String words() {
        return switch (state) {
            case ServiceState.Absent _ -> texts.get("startup.service.absent");
            case ServiceState.Impossible(var why) -> texts.get("startup.service." + key(why));
            case ServiceState.Present(var file, var atStart, var activity, _) ->
                    texts.get(
                            "startup.service.present",
                            texts.get("startup.service.activity." + key(activity)),
                            atStart ? 1 : 0,
                            file);
        };
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void visible(javafx.scene.Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
