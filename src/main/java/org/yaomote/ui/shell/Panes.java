package org.yaomote.ui.shell;

import javafx.scene.Node;
import javafx.scene.Scene;

import java.util.List;
import java.util.Optional;

/// The parts of the window that F6 goes through.
record Panes(Scene scene, List<Node> parts) {
    /// Focuses the first control of the next part that has one.
    void next() {
        go(1);
    }

    /// Focuses the first control of the part before that has one.
    void previous() {
        go(-1);
    }

    private void go(int direction) {
        int from = current();
        for (int step = 1; step <= parts.size(); step++) {
            int index = Math.floorMod(from + direction * step, parts.size());
            Optional<Node> target = PlaceOfWork.focusable(parts.get(index)).findFirst();
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    private int current() {
        Node node = scene.getFocusOwner();
        while (node != null) {
            if (parts.contains(node)) {
                return parts.indexOf(node);
            }
            node = node.getParent();
        }
        return 0;
    }
}
