package org.yaomote.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.config.Problem;
import org.yaomote.ports.PortDoctor;
import org.yaomote.ui.fx.ErrorDetails;
import org.yaomote.ui.fx.OpenSomething;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.history.ReasonWay;
import org.yaomote.ui.ports.PortReason;
import org.yaomote.words.Remedy;

import java.util.List;

/// Why a start or an apply was refused: a sentence each, with a link to its field.
final class ReasonList extends VBox {
    private final UiContext context;
    private final Texts texts;
    private final PortReason ports;

    ReasonList(UiContext context) {
        super(4);
        this.context = context;
        this.texts = context.texts();
        this.ports = new PortReason(context, PortDoctor.ofThisComputer());
        setId("reasons");
    }

    void show(List<Problem> problems) {
        getChildren().setAll(problems.stream().map(this::line).toList());
    }

    private Node line(Problem problem) {
        Label sentence = new Label(texts.problem(context.model().nameOf(problem.where()), problem));
        sentence.setGraphic(new StateShape(StateMark.of(problem.severity())));
        sentence.setGraphicTextGap(8);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.SOMETIMES);
        ErrorDetails details = ErrorDetails.of(texts, problem, sentence.getText());
        HBox line = new HBox(8, sentence);
        String about = sentence.getText();
        if (Remedy.of(problem) == Remedy.LISTENERS) {
            OpenSomething first = OpenSomething.in(context);
            line.getChildren().add(link(first.name(), about, first.action()));
        } else {
            line.getChildren().add(link(ReasonWay.of(problem), about));
        }
        line.getChildren().add(details.link());
        VBox all = new VBox(4, line, details.text());
        ports.of(problem).ifPresent(who -> all.getChildren().add(1, who));
        return all;
    }

    private Hyperlink link(ReasonWay way, String about) {
        return link(texts.get(way.key()), about, () -> context.navigator().show(way.to()));
    }

    private static Hyperlink link(String name, String about, Runnable action) {
        Hyperlink show = new Hyperlink(name);
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setAccessibleText(show.getText() + ": " + about);
        show.setOnAction(_ -> action.run());
        return show;
    }
}
