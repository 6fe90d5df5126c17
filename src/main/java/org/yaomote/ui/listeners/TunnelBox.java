package org.yaomote.ui.listeners;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Problem;
import org.yaomote.config.Service;
import org.yaomote.metrics.Traffic;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.ProblemLine;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Where a listener passes octets on to that does not look at them, how long a connection may be
/// silent, and what has passed.
final class TunnelBox extends VBox {
    private final Texts texts;
    private final ServiceChoice service;
    private final ProblemLine wrong;
    private final ProblemLine leftover;
    private final Button drop;
    private final Label noService = note();
    private final Label silence = note();
    private final Label passed = note();
    private final ReadOnlyObjectWrapper<Traffic> traffic =
            new ReadOnlyObjectWrapper<>(Traffic.NONE);
    private Consumer<Service> toService = _ -> {};
    private @Nullable ListenerForm form;

    TunnelBox(Texts texts) {
        super(6);
        this.texts = texts;
        this.wrong = new ProblemLine(texts);
        this.leftover = new ProblemLine(texts);
        this.service =
                new ServiceChoice(
                        texts, id -> with().ifPresent(f -> f.passTo(id)), this::makeService);
        service.setId("listeners-receiver");
        service.accessibleTextProperty().bind(texts.text("listeners.receiver"));
        service.accessibleHelpProperty().bind(wrong.textProperty());
        Label title = new Label();
        title.textProperty().bind(texts.text("listeners.receiver"));
        title.getStyleClass().add("form-label");
        title.setLabelFor(service);
        Label help = note();
        help.textProperty().bind(texts.text("listeners.receiver.help"));
        noService.textProperty().bind(texts.text("listeners.receiver.none"));
        silence.setId("listeners-silence");
        passed.setId("listeners-passed");
        passed.textProperty()
                .bind(texts.follow(() -> said(traffic.get()), traffic.getReadOnlyProperty()));
        drop =
                new Actions(texts)
                        .button(
                                "listeners.dropOptions",
                                Feather.X,
                                () -> with().ifPresent(ListenerForm::dropOptions));
        drop.managedProperty().bind(drop.visibleProperty());
        getChildren()
                .addAll(title, service, wrong, noService, help, silence, passed, leftover, drop);
        texts.wordsProperty().addListener((_, _, _) -> with().ifPresent(this::show));
    }

    /// Has who made a new service for the octets be led to it.
    void onNewService(Consumer<Service> lead) {
        toService = lead;
    }

    /// Shows where this listener passes octets on to.
    void show(ListenerForm shown) {
        form = shown;
        List<Service> offered = new ArrayList<>(shown.receivers());
        shown.rules().services().stream()
                .filter(s -> shown.receiver().filter(s.id()::equals).isPresent())
                .filter(s -> !offered.contains(s))
                .forEach(offered::add);
        service.show(offered, shown.receiver());
        visible(noService, offered.isEmpty());
        wrong.show(shown.receiverProblems(), service);
        silence.setText(
                texts.get(
                        "listeners.receiver.silence",
                        shown.silences().stream()
                                .map(texts.numbers()::limit)
                                .collect(Collectors.joining(" / "))));
        visible(silence, !shown.silences().isEmpty());
        List<Problem> rest = shown.within("options");
        leftover.show(rest);
        drop.setVisible(rest.stream().anyMatch(Problem::isError));
    }

    /// Says what has passed since the start, if what is open passes octets on.
    void show(ListenerRow row) {
        Traffic now = row.flow().get().traffic();
        traffic.set(now);
        visible(passed, row.isTunnel() && now.connections() > 0);
    }

    /// Focuses what a problem at this path is about.
    ///
    /// @return whether it is here
    boolean reveal(String field) {
        if (field.startsWith("options")) {
            drop.requestFocus();
            return drop.isVisible();
        }
        boolean isMine = field.startsWith("rules");
        if (isMine) {
            service.requestFocus();
        }
        return isMine;
    }

    private void makeService() {
        with().flatMap(f -> f.passToNew(texts.get("services.newName"))).ifPresent(toService);
    }

    private String said(Traffic now) {
        return texts.get(
                "listeners.receiver.passed",
                now.connections(),
                now.openConnections(),
                now.outcomes().failed(),
                texts.numbers().compact((double) now.bytesIn()),
                texts.numbers().compact((double) now.bytesOut()));
    }

    private Optional<ListenerForm> with() {
        return Optional.ofNullable(form);
    }

    private static Label note() {
        Label note = new Label();
        note.getStyleClass().add("form-help");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    private static void visible(Region part, boolean wanted) {
        part.setVisible(wanted);
        part.setManaged(wanted);
    }
}
