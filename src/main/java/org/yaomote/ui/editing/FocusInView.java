package org.yaomote.ui.editing;

import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;

import java.util.Optional;

/// Scrolls a form so that the field with the focus is seen, also when it got the focus by a link to
/// it and not by the keyboard.
public final class FocusInView {
    private static final double MARGIN = 24;

    /// Among the properties of what is given the focus back.
    private static final Object STILL = new Object();

    private FocusInView() {}

    /// Has a pane follow the focus.
    ///
    /// A field that is clicked stays where it is: moved away under the pointer, the second click of
    /// a double click would come to something else.
    public static void of(ScrollPane scroll) {
        var pointing = new SimpleBooleanProperty();
        scroll.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pointing.set(true));
        scroll.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> pointing.set(false));
        scroll.sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .addListener(
                        (_, _, owner) -> {
                            if (owner != null
                                    && !pointing.get()
                                    && !owner.getProperties().containsKey(STILL)
                                    && isIn(scroll.getContent(), owner)) {
                                bringWhenLaidOut(scroll, owner);
                            }
                        });
    }

    /// Gives the focus back to what had it before, and scrolls nothing: the user may be looking at
    /// another part of the form, and asked for no field.
    public static void giveBack(Node place) {
        place.getProperties().put(STILL, STILL);
        place.requestFocus();
        place.getProperties().remove(STILL);
    }

    /// Scrolls the form around something that has just been said, so that it is seen.
    public static void bring(Node said) {
        around(said).ifPresent(scroll -> bringNow(scroll, said));
    }

    /// The innermost pane that scrolls something; empty if none does.
    public static Optional<ScrollPane> around(Node inside) {
        Node at = inside;
        while (at != null && !(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        return Optional.ofNullable((ScrollPane) at);
    }

    /// Whether one is the other, or a part of it.
    public static boolean isIn(Node outer, Node inner) {
        Node at = inner;
        while (at != null && !at.equals(outer)) {
            at = at.getParent();
        }
        return at != null;
    }

    /// The field with its label and what is said of it.
    private static Node row(Node owner) {
        Node at = owner;
        while (at != null && !at.getStyleClass().contains("form-row")) {
            at = at.getParent();
        }
        return at == null ? owner : at;
    }

    /// With the next pulse, which lays out anyway: a window that opens moves its focus several
    /// times before it is seen. What is not shown has no pulse until it is.
    private static void bringWhenLaidOut(ScrollPane scroll, Node owner) {
        Scene scene = scroll.getScene();
        scene.addPostLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        if (owner.equals(scene.getFocusOwner())) {
                            scrollTo(scroll, owner);
                        }
                    }
                });
        Platform.requestNextPulse();
    }

    private static void bringNow(ScrollPane scroll, Node owner) {
        // What was unfolded for the field has no place yet.
        scroll.applyCss();
        scroll.layout();
        scrollTo(scroll, owner);
    }

    private static void scrollTo(ScrollPane scroll, Node owner) {
        Node content = scroll.getContent();
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        if (hidden <= 0 || seen <= 0) {
            return;
        }
        Node row = row(owner);
        Bounds field = content.sceneToLocal(row.localToScene(row.getLayoutBounds()));
        double top = scroll.getVvalue() * hidden;
        if (field.getMinY() - MARGIN < top) {
            top = field.getMinY() - MARGIN;
        } else if (field.getMaxY() + MARGIN > top + seen) {
            top = field.getMaxY() + MARGIN - seen;
        }
        scroll.setVvalue(Math.clamp(top / hidden, 0, 1));
    }
}
