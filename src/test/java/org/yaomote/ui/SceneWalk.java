package org.yaomote.ui;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Walks over everything that is shown below a node, as a screen reader and a careful eye would.
public final class SceneWalk {
    private final List<Node> nodes = new ArrayList<>();

    /// Everything visible below a node, itself included.
    public SceneWalk(Node root) {
        collect(root);
    }

    /// Controls that take the focus but have no name to be read out.
    public List<String> nameless() {
        Set<Node> labelled = new HashSet<>();
        for (Node node : nodes) {
            if (node instanceof Label label && label.getLabelFor() != null) {
                labelled.add(label.getLabelFor());
            }
        }
        return nodes.stream()
                .filter(n -> n.isFocusTraversable() && !n.isDisabled())
                .filter(n -> !labelled.contains(n) && !isNamed(n))
                .map(SceneWalk::describe)
                .toList();
    }

    /// Names that more than one button of the same place have: nobody could tell them apart.
    public List<String> ambiguousButtons() {
        Set<String> seen = new HashSet<>();
        return nodes.stream()
                .filter(n -> n instanceof javafx.scene.control.Button && !n.isDisabled())
                .map(SceneWalk::name)
                .filter(name -> !seen.add(name))
                .toList();
    }

    /// Texts that are shown with an ellipsis, or higher than the room they have.
    public List<String> clipped() {
        List<String> found = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Labeled labeled
                    && labeled.getText() != null
                    && isClipped(labeled)) {
                found.add(describe(node) + " \u201c" + labeled.getText() + "\u201d");
            }
        }
        return found;
    }

    private void collect(Node node) {
        if (!node.isVisible() || node instanceof ScrollBar) {
            return;
        }
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::collect);
        }
    }

    private static boolean isClipped(Labeled labeled) {
        if (labeled.getText().isEmpty() || labeled.getWidth() <= 0) {
            return false;
        }
        return labeled.getChildrenUnmodifiable().stream()
                .filter(n -> n instanceof Text && n.getStyleClass().contains("text"))
                .map(Text.class::cast)
                .anyMatch(
                        text ->
                                !text.getText().equals(labeled.getText())
                                        || text.getLayoutBounds().getHeight()
                                                > labeled.getHeight() + 1);
    }

    private static boolean isNamed(Node node) {
        return !name(node).isBlank();
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : "";
    }

    private static String describe(Node node) {
        return node.getClass().getSimpleName() + "#" + node.getId() + node.getStyleClass();
    }
}
