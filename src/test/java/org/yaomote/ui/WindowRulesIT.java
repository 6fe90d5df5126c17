package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.Contrasts;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.fixtures.LookedWindow;
import org.yaomote.fixtures.TabWalk;
import org.yaomote.ui.fx.ThemeChoice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Rules of the whole window, walked over all of its places: everything is reached by the keyboard,
/// seen in every theme, found in the palette, and stands still while numbers change.
class WindowRulesIT {
    private static final double STILL = 2;

    @TempDir static Path folder;
    @AutoClose private static WalkedWindow walked;

    @BeforeAll
    static void open() throws TimeoutException {
        walked = new WalkedWindow(folder);
        walked.showEnglish();
    }

    /// In every state that a pointer or a finger brings about.
    @Test
    void everyTextStandsOutFromWhatIsBehindIt() {
        show();
        Set<String> faint = new LinkedHashSet<>();
        for (ThemeChoice theme : LookedWindow.themes()) {
            walked.on(() -> theme(theme));
            for (String place : everywhere()) {
                walked.visit(place, Contrasts::faint).stream()
                        .map(c -> theme + " " + c)
                        .forEach(faint::add);
            }
        }
        walked.on(() -> theme(ThemeChoice.LIGHT));
        hide();
        assertThat(faint).isEmpty();
    }

    /// All of them with `-Dtests.long=true`, else without the pages that are made as others are.
    private static List<String> places() {
        boolean all = Effort.of(0, 1) == 1;
        return WalkedWindow.PLACES.stream()
                .filter(p -> all || !p.contains("certificates-"))
                .toList();
    }

    /// The settings and what opens over the window as well.
    private static List<String> everywhere() {
        return Stream.of(places(), WalkedWindow.SETTINGS, WalkedWindow.WINDOWS)
                .flatMap(List::stream)
                .toList();
    }

    private static String theme(ThemeChoice theme) {
        walked.look().wear(theme);
        return "";
    }

    @Test
    void everyButtonOfAScreenIsInThePalette() {
        List<String> missing = new ArrayList<>();
        for (String place : places()) {
            if (List.of("palette", "help", "review", "pending", "refused").contains(place)
                    || place.startsWith("frame.")) {
                continue;
            }
            missing.addAll(walked.visit(place, root -> missing((Parent) root.lookup(".content"))));
        }
        assertThat(missing).isEmpty();
    }

    /// Opens and closes it, so that it is filled with what is there now.
    private static List<String> missing(Parent content) {
        List<String> names =
                TabWalk.all(content)
                        .filter(n -> n instanceof Button && !n.isDisabled())
                        .map(n -> name((Button) n))
                        .toList();
        walked.press("#search");
        TextField field = (TextField) content.getScene().lookup("#palette-field");
        ListView<?> list = (ListView<?>) content.getScene().lookup("#palette-list");
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            field.setText(name);
            if (list.getItems().isEmpty()) {
                missing.add(name);
            }
        }
        walked.press("#search");
        return missing;
    }

    private static String name(Button button) {
        return Optional.ofNullable(button.getAccessibleText()).orElse(button.getText());
    }

    @Test
    void everythingIsReachedByTabAndLeftAgain() {
        List<String> wrong = new ArrayList<>();
        for (String place : everywhere()) {
            if (!place.equals("palette")) {
                wrong.addAll(walked.visit(place, TabWalk::unreached));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// From numbers of one digit to numbers of five.
    @Test
    void nothingMovesWhenNumbersChange() {
        show();
        List<String> moved = new ArrayList<>();
        for (String place : List.of("services[0].name", "listeners[0].port")) {
            FakeTraffic few = walked.fixture().traffic;
            Map<Node, Bounds> before = new LinkedHashMap<>();
            walked.visit(place, root -> places(root, before));
            walked.fixture().traffic = new FakeTraffic(walked.fixture().workspace.applied(), 400);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(rate()).matches("\\d,\\d{3} .*"));
            Map<Node, Bounds> after = new LinkedHashMap<>();
            walked.visit(place, root -> places(root, after));
            before.forEach(
                    (node, was) -> {
                        Bounds is = after.get(node);
                        if (is != null && hasMoved(was, is)) {
                            moved.add(place + ": " + node + " from " + was + " to " + is);
                        }
                    });
            walked.fixture().traffic = few;
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(rate()).doesNotContain(","));
        }
        hide();
        assertThat(moved).isEmpty();
    }

    private static void show() {
        walked.on(
                () -> {
                    walked.look().size(1000, 780);
                    return "";
                });
    }

    private static void hide() {
        walked.on(
                () -> {
                    walked.look().sizeUnseen(1200, 780);
                    return "";
                });
    }

    private static String rate() {
        return walked.on(
                () -> ((Label) walked.stage().getScene().lookup("#status-rate")).getText());
    }

    private static List<String> places(Parent root, Map<Node, Bounds> into) {
        LookedWindow.laidOut(root);
        TabWalk.all(root)
                .filter(Control.class::isInstance)
                .forEach(n -> into.put(n, n.localToScene(n.getLayoutBounds())));
        return List.of();
    }

    private static boolean hasMoved(Bounds was, Bounds is) {
        return Math.abs(was.getMinX() - is.getMinX()) > STILL
                || Math.abs(was.getMinY() - is.getMinY()) > STILL;
    }
}
