package org.yaomote.ui.editing;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

/// A state as word, shape and colour; and behind it a triangle where the draft is wrong, whose
/// words stand at the fields of the row and are what is read out.
final class StandingPicture extends HBox {
    private final Texts texts;
    private final StateBadge badge;
    private final StateShape flaw = new StateShape(StateMark.PROBLEM);

    StandingPicture(Texts texts) {
        super(6);
        this.texts = texts;
        badge = new StateBadge(texts, StateMark.UNKNOWN);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(badge, flaw);
    }

    void show(RowStanding standing) {
        badge.show(standing.mark(), texts.follow(() -> standing.state(texts)));
        // A place may be longer than the column; the whole of it is in the tooltip.
        badge.setMinWidth(standing.elsewhere().isPresent() ? 0 : USE_PREF_SIZE);
        flaw.setVisible(standing.isDraftWrong());
        flaw.setManaged(standing.isDraftWrong());
        applyCss();
    }
}
