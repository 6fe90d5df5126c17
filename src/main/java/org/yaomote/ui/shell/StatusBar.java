package org.yaomote.ui.shell;

import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StatusNote;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.history.EventWords;
import org.yaomote.ui.overview.Flow;
import org.yaomote.ui.overview.OverviewViewModel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The foot of the window: what is up, how much traffic, and the last thing that happened.
final class StatusBar extends HBox {
    /// So many letters wide is a window that has room for good news.
    private static final double ROOMY = 62;

    private final Texts texts;

    /// @param toEvents shows the list of what happened
    StatusBar(Texts texts, ShellViewModel shell, OverviewViewModel overview, Runnable toEvents) {
        super(20);
        this.texts = texts;
        setId("status-bar");
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        // It follows the window; what it shows follows its width, not the other way round.
        setMinWidth(0);
        var flow = overview.flowProperty();
        var totals = overview.totalsProperty();
        StateBadge listeners =
                badge("status-listeners", texts.follow(() -> listeners(flow.get()), flow));
        StateBadge backends =
                badge("status-backends", texts.follow(() -> backends(flow.get()), flow));
        flow.subscribe(
                now -> {
                    // As the worst of them: that all are open does not say that all work.
                    listeners.mark(now.mark());
                    backends.mark(backendsMark(now));
                });
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        var rate = texts.follow(() -> rate(totals.get()), totals);
        var inFlight = texts.follow(() -> inFlight(totals.get()), totals);
        Label busy = figure("status-in-flight", inFlight);
        Hyperlink event = new Hyperlink();
        event.setId("status-event");
        event.textProperty().bind(texts.follow(() -> event(shell), shell.lastEventProperty()));
        event.accessibleHelpProperty().bind(texts.text("shell.status.events"));
        // One line, so that the bar keeps its height; what has no room is told by the tooltip and
        // by the list that it leads to.
        event.getStyleClass().add("shortened");
        event.setTooltip(Actions.tooltip(event.textProperty()));
        event.setMinWidth(0);
        event.visibleProperty().bind(event.textProperty().isNotEmpty());
        event.setOnAction(
                _ -> {
                    event.setVisited(false);
                    toEvents.run();
                });
        getChildren().addAll(listeners, backends, figure("status-rate", rate), busy, gap, event);
        List<Label> first = List.of(listeners, backends, (Label) getChildren().get(2), busy);
        Runnable fit = () -> fit(first);
        widthProperty().subscribe(fit);
        first.forEach(label -> label.textProperty().subscribe(fit));
        first.forEach(label -> label.fontProperty().subscribe(fit));
    }

    /// The last of them goes where there is no room for all: the overview tells it as well.
    private void fit(List<Label> first) {
        double needed = getInsets().getLeft() + getInsets().getRight();
        for (Label label : first) {
            needed += label.prefWidth(-1) + getSpacing();
        }
        boolean hasRoom = needed <= getWidth();
        first.getLast().setVisible(hasRoom);
        first.getLast().setManaged(hasRoom);
    }

    /// Shows what a screen has to say, beside the figures. What is good gives way where the window
    /// is narrow for its letters.
    void follow(ObservableValue<Optional<StatusNote>> note) {
        StateBadge badge = new StateBadge(texts, StateMark.OFF);
        badge.getStyleClass().add("status-note");
        Runnable show = () -> show(badge, note.getValue());
        note.subscribe(show);
        widthProperty().subscribe(show);
        badge.fontProperty().subscribe(show);
        getChildren().add(getChildren().size() - 2, badge);
    }

    private void show(StateBadge badge, Optional<StatusNote> note) {
        note.ifPresent(
                now -> badge.show(now.mark(), texts.text(now.key(), now.arguments().toArray())));
        double letters = getWidth() / badge.getFont().getSize();
        boolean isShown =
                note.isPresent() && (note.get().mark() != StateMark.UP || letters > ROOMY);
        badge.setVisible(isShown);
        badge.setManaged(isShown);
    }

    private String rate(OverviewViewModel.Totals totals) {
        return texts.get("shell.status.rate", texts.numbers().rate(totals.perSecond()));
    }

    private String inFlight(OverviewViewModel.Totals totals) {
        return texts.get("shell.status.inFlight", texts.numbers().count(totals.inFlight()));
    }

    private StateBadge badge(String id, StringBinding words) {
        StateBadge badge = new StateBadge(texts, StateMark.OFF);
        badge.setId(id);
        badge.show(StateMark.OFF, words);
        return badge;
    }

    private static Label figure(String id, StringBinding words) {
        Label label = new Figure();
        label.setId(id);
        label.textProperty().bind(words);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /// Wide enough for large numbers, so that these do not move what is beside them.
    private static final class Figure extends Label {
        private static final double LETTERS = 6.5;

        @Override
        protected double computePrefWidth(double height) {
            return Math.max(super.computePrefWidth(height), LETTERS * getFont().getSize());
        }
    }

    private String listeners(Flow flow) {
        return texts.get("shell.status.listeners", flow.listenersOpen(), flow.listenersOn());
    }

    private String backends(Flow flow) {
        if (flow.running() && flow.serversOn() == 0 && flow.servers().findAny().isPresent()) {
            return texts.get("shell.status.backends.off");
        }
        return texts.get("shell.status.backends", flow.servers(StateMark.UP), flow.serversOn());
    }

    private static StateMark backendsMark(Flow flow) {
        if (!flow.running() || flow.serversOn() == 0) {
            return StateMark.OFF;
        }
        long able =
                Stream.of(StateMark.UP, StateMark.SHAKY, StateMark.UNKNOWN)
                        .mapToLong(flow::servers)
                        .sum();
        if (able == 0 && flow.servers(StateMark.DOWN) > 0) {
            // Whoever is in maintenance beside it answers nobody either.
            return StateMark.DOWN;
        }
        return Stream.of(StateMark.values())
                .filter(mark -> flow.servers(mark) == flow.serversOn())
                .findFirst()
                .orElse(StateMark.SHAKY);
    }

    private String event(ShellViewModel shell) {
        return shell.lastEventProperty()
                .get()
                .map(e -> texts.numbers().timeOfDay(e.at()) + " " + EventWords.brief(texts, e))
                .orElse("");
    }
}
