package org.yaomote.ui.overview;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.ui.fx.HealthWords;
import org.yaomote.ui.fx.Navigator;
import org.yaomote.ui.fx.OpenSomething;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.history.ReasonWay;
import org.yaomote.words.Remedy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What needs the user: a shape, a sentence and a button each.
final class NeedsList extends VBox {
    private static final int MOST = 6;

    private final UiContext context;
    private final Texts texts;
    private final Navigator navigator;
    private final Function<Where, Optional<String>> nameOf;
    private final Clock clock;
    private final Fixes fixes;
    private final FirstSteps steps;
    private final List<Label> sentences = new ArrayList<>();
    private List<Object> shown = List.of();
    private List<Need> needs = List.of();

    /// @param steps leads to where files are opened
    NeedsList(UiContext context, FirstSteps steps) {
        super(8);
        this.steps = steps;
        this.context = context;
        this.texts = context.texts();
        this.navigator = context.navigator();
        this.nameOf = context.model()::nameOf;
        this.clock = context.clock();
        this.fixes = new Fixes(context);
        setId("needs");
        // What a problem is about has its name from the draft, which may come after the problem.
        context.model().draftProperty().addListener((_, _, _) -> show(needs));
    }

    void show(List<Need> now) {
        needs = now;
        List<Object> keys = new ArrayList<>();
        needs.forEach(
                need -> keys.add(List.of(need.mark(), need.where(), name(need), isLate(need))));
        keys.add(texts.language());
        if (!keys.equals(shown)) {
            shown = keys;
            sentences.clear();
            getChildren().setAll(needs.stream().limit(MOST).map(this::line).toList());
            if (needs.size() > MOST) {
                getChildren().add(new Label(texts.get("overview.needs.more", needs.size() - MOST)));
            }
        }
        // Figures change in place, so that a button keeps its focus.
        for (int i = 0; i < sentences.size(); i++) {
            sentences.get(i).setText(sentence(needs.get(i)));
        }
    }

    private NeedLine line(Need need) {
        Label sentence = new Label(sentence(need), new StateShape(need.mark()));
        sentence.setGraphicTextGap(8);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentences.add(sentence);
        return new NeedLine(sentence, actions(need));
    }

    /// What it is about; of a problem, the problem.
    private String name(Need need) {
        return switch (need) {
            case Need.Mend _ -> sentence(need);
            case Need.Look(var server, var service, _) -> server.label() + " " + service;
            case Need.Renew(var certificate) -> certificate.listener();
        };
    }

    /// What can be done about it, the most likely first.
    private List<Button> actions(Need need) {
        List<Button> buttons = new ArrayList<>();
        switch (need) {
            case Need.Mend(var problem, _) -> {
                boolean opens = Remedy.of(problem) == Remedy.LISTENERS;
                if (!opens || problem.where() instanceof Where.Field) {
                    buttons.add(mend(problem));
                }
                if (opens) {
                    OpenSomething first = OpenSomething.in(context);
                    buttons.add(named(first.name(), first.action()));
                }
            }
            case Need.Renew renew -> {
                buttons.add(button("overview.needs.renewNow", () -> fixes.renew(renew)));
                buttons.add(button("overview.needs.automate", () -> fixes.automate(renew)));
                buttons.add(
                        button(
                                "overview.needs.certificates",
                                () -> navigator.open("certificates")));
                buttons.add(show(renew));
            }
            case Need.Look look -> {
                buttons.add(show(look));
                buttons.add(button("overview.needs.test", () -> fixes.test(look)));
                buttons.add(button("overview.needs.drain", () -> fixes.drain(look)));
                if (fixes.isLate(look)) {
                    buttons.add(button("overview.needs.longer", () -> fixes.waitLonger(look)));
                }
            }
        }
        buttons.forEach(each -> each.setAccessibleText(each.getText() + ": " + name(need)));
        return buttons;
    }

    private boolean isLate(Need need) {
        return need instanceof Need.Look look && fixes.isLate(look);
    }

    /// Goes where it is mended; a line of a file, which no screen has, is mended in the file.
    private Button mend(Problem problem) {
        return switch (problem.where()) {
            case Where.Field _ -> button("overview.needs.show", () -> go(problem));
            case Where.Line _ -> button("overview.needs.open", steps::openFile);
            case Where.Everywhere _ -> button(ReasonWay.of(problem).key(), () -> go(problem));
        };
    }

    private void go(Problem problem) {
        navigator.show(ReasonWay.of(problem).to());
    }

    private Button show(Need need) {
        return button("overview.needs.show", () -> navigator.show(need.where()));
    }

    private Button button(String key, Runnable action) {
        return named(texts.get(key), action);
    }

    private static Button named(String name, Runnable action) {
        Button button = new Button(name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add(atlantafx.base.theme.Styles.SMALL);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private String sentence(Need need) {
        return switch (need) {
            case Need.Mend(var problem, _) -> texts.problem(nameOf.apply(problem.where()), problem);
            case Need.Look(var server, var service, _) -> look(server, service);
            case Need.Renew(var end) ->
                    texts.get(
                            "overview.needs.renew",
                            end.listener(),
                            Duration.between(clock.instant(), end.at()).toDays());
        };
    }

    private String look(Flow.Server server, String service) {
        String fact =
                new HealthWords(texts).sentence(server.state(), server.address(), server.health());
        return texts.get(
                        "overview.needs." + server.mark().styleClass(),
                        server.label(),
                        service,
                        fact)
                .strip();
    }
}
