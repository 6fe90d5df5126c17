package org.yaomote.ui.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;
import org.yaomote.ui.editing.FocusInView;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where the user is at work on each screen, so that the focus goes back there when the control
/// that has it goes: is removed, hidden or disabled.
///
/// Left to itself the focus would go to whatever comes next in the window, or to its first button,
/// which stops the proxy; and the next key would press that. A table, a field or a tick is a place
/// of work, a button is not: pressing it once more is seldom meant.
///
/// Thread: the FX thread.
final class PlaceOfWork {
    private final Scene scene;
    private final Pane screens;

    /// The last place on each screen.
    private final Map<Node, Node> places = new HashMap<>();

    /// Follows the focus from now on.
    ///
    /// @param screens has the screens, of which one is in sight
    PlaceOfWork(Scene scene, Pane screens) {
        this.scene = scene;
        this.screens = screens;
        scene.focusOwnerProperty().addListener((_, was, is) -> follow(was, is));
    }

    /// Nothing had the focus before: the control that had it went, or the window has just opened,
    /// and nobody asked for the one that has it now.
    private void follow(@Nullable Node was, @Nullable Node is) {
        if (is == null) {
            return;
        }
        if (was == null) {
            find(is).ifPresent(FocusInView::giveBack);
        } else {
            remember(is);
        }
    }

    private void remember(Node focused) {
        if (isPlace(focused)) {
            seen().filter(screen -> FocusInView.isIn(screen, focused))
                    .ifPresent(screen -> places.put(screen, focused));
        }
    }

    /// Puts the focus where the work was.
    void goBack() {
        find(null).ifPresent(FocusInView::giveBack);
    }

    /// Another screen is in sight: puts the focus there, so that its keys work, unless it is there
    /// already. A window that is not open yet has no focus to be moved.
    void enter() {
        Node owner = scene.getFocusOwner();
        if (owner != null
                && seen().filter(screen -> !FocusInView.isIn(screen, owner)).isPresent()) {
            find(null).ifPresent(Node::requestFocus);
        }
    }

    /// @param given what the focus went to by itself; null if it did not
    private Optional<Node> find(@Nullable Node given) {
        Optional<Node> screen = seen();
        Optional<Node> last = screen.map(places::get).filter(PlaceOfWork::canHaveFocus);
        if (last.isPresent()) {
            return last;
        }
        return Optional.ofNullable(given)
                .filter(node -> screen.filter(s -> FocusInView.isIn(s, node)).isPresent())
                .or(() -> screen.flatMap(PlaceOfWork::first));
    }

    /// Tables first: the keys of a screen are about what is in them.
    private static Optional<Node> first(Node screen) {
        if (focusable(screen).findAny().isEmpty()) {
            // What has never been in sight may have its parts only when it is styled.
            screen.applyCss();
        }
        return Stream.<Predicate<Node>>of(PlaceOfWork::isList, PlaceOfWork::isPlace, _ -> true)
                .flatMap(kind -> focusable(screen).filter(kind).limit(1))
                .findFirst();
    }

    private Optional<Node> seen() {
        return screens.getChildren().stream().filter(Node::isVisible).findFirst();
    }

    /// What can have the focus in a part of the window, in the order in which it is read.
    static Stream<Node> focusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Stream.empty();
        }
        if (node.isFocusTraversable()) {
            return Stream.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(PlaceOfWork::focusable)
                : Stream.empty();
    }

    private static boolean canHaveFocus(Node node) {
        return node.getScene() != null && !node.isDisabled() && Commands.isInSight(node);
    }

    private static boolean isList(Node node) {
        return node instanceof TableView
                || node instanceof TreeTableView
                || node instanceof ListView
                || node instanceof TreeView;
    }

    private static boolean isPlace(Node node) {
        return !(node instanceof ButtonBase)
                || node instanceof CheckBox
                || node instanceof RadioButton;
    }
}
