package org.yaomote.ui.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.history.ReviewPane;
import org.yaomote.ui.history.ReviewViewModel;

import java.util.Optional;

/// The screens, of which one is in sight, and the review that comes in its place.
///
/// All of them stay in the scene, so that a field of a hidden one can be found and shown. Thread:
/// the FX thread.
final class Content extends StackPane {
    private final PlaceOfWork work;

    Content(Scene scene) {
        work = new PlaceOfWork(scene, this);
        getStyleClass().add("content");
    }

    /// Where the user is at work on them.
    PlaceOfWork work() {
        return work;
    }

    /// Takes them all, and shows from now on what is looked at.
    void fill(Navigation navigation, ReviewPane reviewed, ReviewViewModel review) {
        navigation.screens().forEach(screen -> getChildren().add(screen.node()));
        getChildren().add(reviewed);
        Runnable show = () -> bringUp(navigation, reviewed, review.openProperty().get());
        review.openProperty().subscribe(show);
        navigation.currentProperty().subscribe(_ -> review.close());
        navigation.currentProperty().subscribe(_ -> show.run());
    }

    private void bringUp(Navigation navigation, ReviewPane reviewed, boolean isReviewing) {
        Optional<Node> wanted =
                isReviewing
                        ? Optional.of(reviewed)
                        : navigation.currentProperty().get().map(Screen::node);
        for (Node node : getChildren()) {
            boolean isWanted = wanted.filter(node::equals).isPresent();
            node.setVisible(isWanted);
            node.setManaged(isWanted);
        }
        if (isReviewing) {
            reviewed.focusFirst();
        } else {
            work.enter();
        }
    }
}
