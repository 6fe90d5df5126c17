package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class PointWalkTest {
    private final Region picture = new Region();
    private final PointWalk<Integer> walk = new PointWalk<>(picture, Object::toString);

    private void press(KeyCode code) {
        Event.fireEvent(
                picture,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void keysWalkFromTheLastPointAndStayAmongThem() {
        walk.begin();
        walk.show(List.of(1, 2, 3));
        assertThat(walk.said()).isEqualTo("3");
        assertThat(walk.reached()).isEqualTo(-1);

        List<String> said = new ArrayList<>();
        walk.onSaid(() -> said.add(picture.getAccessibleText()));
        press(KeyCode.LEFT);
        press(KeyCode.HOME);
        press(KeyCode.LEFT);
        press(KeyCode.END);
        press(KeyCode.RIGHT);
        press(KeyCode.A);

        assertThat(said).containsExactly("2", "1", "1", "3", "3");
    }

    @Test
    void whoIsReachedStaysReachedWhilePointsMoveOn() {
        walk.show(List.of(1, 2, 3));
        walk.reach(1);

        walk.show(List.of(2, 3, 4));
        assertThat(walk.said()).isEqualTo("2");
        assertThat(walk.reached()).isZero();

        walk.show(List.of(3, 4, 5));
        assertThat(walk.said()).isEqualTo("5");
    }

    @Test
    void whereNothingIsNothingIsSaid() {
        walk.reach(0);

        assertThat(walk.said()).isEmpty();
    }
}
