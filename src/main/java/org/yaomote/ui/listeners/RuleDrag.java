package org.yaomote.ui.listeners;

import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.ObjIntConsumer;

/// Lets the cards of a list be put in another order with the mouse: a line shows where the card
/// will fall, and Escape leaves it where it was.
///
/// It is no drag of the desktop's: nothing is taken out of the list, so nothing else can take it.
/// Thread: the FX thread.
final class RuleDrag {
    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");

    /// A hand that shakes while it clicks does not drag.
    private static final double SLACK = 6;

    private static final double THICKNESS = 3;

    private final VBox list;
    private final ObjIntConsumer<RuleCard> move;
    private final Region line = new Region();
    private final EdgeScroll scroll;
    private final EventHandler<KeyEvent> escape = this::pressed;
    private @Nullable RuleCard dragged;
    private double from;
    private double heldX;
    private double heldY;
    private boolean isOver;

    /// @param list of cards, and of nothing else
    /// @param move moves a card by so many places; negative is up
    RuleDrag(VBox list, ObjIntConsumer<RuleCard> move) {
        this.list = list;
        this.move = move;
        scroll = new EdgeScroll(list, () -> show(gap()));
        line.setManaged(false);
        line.setMouseTransparent(true);
        line.setVisible(false);
        line.setId("listeners-rule-line");
        line.getStyleClass().add("drop-line");
    }

    /// The line, to be put over the list: in the pane that holds it.
    Region line() {
        return line;
    }

    /// Lets a card be dragged by a part of it.
    void by(Node grip, RuleCard card) {
        grip.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    end();
                    from = event.getSceneY();
                    isOver = event.getButton() != MouseButton.PRIMARY;
                });
        grip.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> dragged(card, event));
        grip.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released(event));
    }

    /// Leaves everything where it is: the list is no longer what was dragged in.
    void cancel() {
        isOver = true;
        end();
    }

    private void dragged(RuleCard card, MouseEvent event) {
        boolean isFar = Math.abs(event.getSceneY() - from) > SLACK;
        if (isOver || (dragged == null && !isFar) || list.getChildren().size() < 2) {
            return;
        }
        if (dragged == null) {
            begin(card);
        }
        hold(event);
        show(gap());
        scroll.at(heldX, heldY);
        event.consume();
    }

    private void hold(MouseEvent event) {
        heldX = event.getSceneX();
        heldY = event.getSceneY();
    }

    private void begin(RuleCard card) {
        dragged = card;
        card.pseudoClassStateChanged(DRAGGED, true);
        Scene scene = list.getScene();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, escape);
        line.setVisible(true);
    }

    /// Where it would fall: the number of cards above.
    private int gap() {
        double y = list.sceneToLocal(heldX, heldY).getY();
        List<Node> cards = list.getChildren();
        int gap = 0;
        while (gap < cards.size() && cards.get(gap).getBoundsInParent().getCenterY() < y) {
            gap++;
        }
        return gap;
    }

    private void show(int gap) {
        List<Node> cards = list.getChildren();
        double half = list.getSpacing() / 2;
        Bounds beside = cards.get(Math.min(gap, cards.size() - 1)).getBoundsInParent();
        double y = gap < cards.size() ? beside.getMinY() - half : beside.getMaxY() + half;
        line.resizeRelocate(
                list.getLayoutX(),
                list.getLayoutY() + y - THICKNESS / 2,
                list.getWidth(),
                THICKNESS);
    }

    private void released(MouseEvent event) {
        RuleCard card = dragged;
        if (card == null) {
            return;
        }
        int at = list.getChildren().indexOf(card);
        hold(event);
        int gap = gap();
        end();
        event.consume();
        int by = gap > at ? gap - at - 1 : gap - at;
        if (by != 0) {
            move.accept(card, by);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancel();
            event.consume();
        }
    }

    private void end() {
        if (dragged != null) {
            dragged.pseudoClassStateChanged(DRAGGED, false);
            list.getScene().removeEventFilter(KeyEvent.KEY_PRESSED, escape);
            line.setVisible(false);
            scroll.end();
            dragged = null;
        }
    }
}
