package org.yaomote.ui.shell;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.events.Event;
import org.yaomote.notices.NoticeGroups;
import org.yaomote.ui.fx.OneTask;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.QuietHours;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.Wishes;
import org.yaomote.ui.history.EventWords;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// How many things went wrong since one looked last; and, if one wants it, notices on the desktop
/// of what changes while one works elsewhere.
///
/// What had happened before the window was opened is no news. Thread: the FX thread.
final class Bell {
    private final UiContext context;
    private final Stage stage;
    private final NoticeGroups groups;
    private final Runnable open;
    private final Instant begin;
    private final Preference<Boolean> wanted;
    private final Preference<String> quiet;
    private final Button button = new Button();
    private final Label number = new Label();
    private final StateShape shape = new StateShape(StateMark.PROBLEM);
    private @Nullable Event last;
    private int unseen;

    /// @param groups shows what is told outside the window
    /// @param open leads to the events
    Bell(UiContext context, Stage stage, NoticeGroups groups, Runnable open) {
        this.context = context;
        this.stage = stage;
        this.groups = groups;
        this.open = open;
        this.begin = context.clock().instant();
        this.wanted = context.preferences().of(Wishes.NOTICES);
        this.quiet = context.preferences().of(Wishes.QUIET_HOURS);
        build();
        context.events().addObserver(new OneTask(context.work().fx(), this::look)::ask);
        context.texts().wordsProperty().addListener((_, _, _) -> tell());
        tell();
    }

    /// The button; it leads to the events.
    Button node() {
        return button;
    }

    private void build() {
        button.setId("bell");
        button.getStyleClass().add(Styles.FLAT);
        HBox graphic = new HBox(4, new FontIcon(Feather.BELL), shape, number);
        graphic.setAlignment(javafx.geometry.Pos.CENTER);
        button.setGraphic(graphic);
        button.setMinWidth(Button.USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(button.accessibleTextProperty());
        button.setTooltip(tip);
        button.setOnAction(
                _ -> {
                    unseen = 0;
                    tell();
                    open.run();
                });
    }

    private void look() {
        List<Event> all = context.events().all();
        List<Event> news = all.subList(last == null ? 0 : all.lastIndexOf(last) + 1, all.size());
        news.stream().filter(event -> !event.at().isBefore(begin)).forEach(this::take);
        if (!all.isEmpty()) {
            last = all.getLast();
        }
        tell();
    }

    private void take(Event event) {
        boolean isBad = event.level() == Event.Level.WARNING || event.level() == Event.Level.BAD;
        if (isBad) {
            unseen++;
        }
        boolean isChange = isBad || event.level() == Event.Level.GOOD;
        if (isChange && wanted.get() && !stage.isFocused() && !isQuiet()) {
            groups.add(EventWords.of(context.texts(), event));
        }
    }

    private boolean isQuiet() {
        LocalTime now = LocalTime.ofInstant(context.clock().instant(), ZoneId.systemDefault());
        return QuietHours.parse(quiet.get()).orElse(QuietHours.NEVER).hold(now);
    }

    private void tell() {
        boolean any = unseen > 0;
        number.setText(Integer.toString(unseen));
        number.setVisible(any);
        number.setManaged(any);
        shape.setVisible(any);
        shape.setManaged(any);
        button.setAccessibleText(context.texts().get("shell.bell", unseen));
    }
}
