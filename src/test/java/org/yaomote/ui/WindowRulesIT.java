package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.Contrasts;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.FakeTraffic;
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
    private static final int MOST_STEPS = 400;
    private static final List<String> STATES = List.of("hover", "focused", "pressed");

    @TempDir static Path folder;
    private static WalkedWindow walked;

    @BeforeAll
    static void open() throws TimeoutException {
        walked = new WalkedWindow(folder);
        walked.on(
                () -> {
                    walked.speak("en");
                    walked.sizeUnseen(1200, 780);
                    return "";
                });
    }

    @AfterAll
    static void close() throws TimeoutException {
        walked.close();
    }

    /// In every state that a pointer or a finger brings about.
    @Test
    void everyTextStandsOutFromWhatIsBehindIt() {
        show();
        Set<String> faint = new LinkedHashSet<>();
        List<ThemeChoice> themes =
                Effort.of(2, 4) == 2
                        ? List.of(ThemeChoice.DARK, ThemeChoice.LIGHT)
                        : Stream.of(ThemeChoice.values())
                                .filter(t -> t != ThemeChoice.SYSTEM)
                                .toList();
        for (ThemeChoice theme : themes) {
            walked.on(() -> theme(theme));
            for (String place : places()) {
                for (String state : Effort.of(1, 2) == 1 ? List.of("") : states()) {
                    walked.visit(place, root -> faint(root, state)).stream()
                            .map(c -> theme + " " + state + " " + c)
                            .forEach(faint::add);
                }
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

    private static List<String> states() {
        List<String> all = new ArrayList<>(STATES);
        all.add("");
        return all;
    }

    private static String theme(ThemeChoice theme) {
        walked.fixture().window.appearance().themeProperty().set(theme);
        return "";
    }

    private static List<String> faint(Parent root, String state) {
        List<Node> controls = all(root).filter(Control.class::isInstance).toList();
        if (!state.isEmpty()) {
            controls.forEach(
                    c -> c.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), true));
        }
        root.applyCss();
        root.layout();
        List<String> faint = new Contrasts(root.getScene()).faint(top(root));
        if (!state.isEmpty()) {
            controls.forEach(
                    c -> c.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), false));
        }
        return faint;
    }

    /// What lies over the rest of the window, which is then dimmed.
    private static Node top(Parent root) {
        Node palette = root.lookup("#palette");
        return palette != null && palette.isVisible() ? palette : root;
    }

    @Test
    void everyButtonOfAScreenIsInThePalette() {
        List<String> missing = new ArrayList<>();
        for (String place : places()) {
            if (List.of("palette", "help", "review", "pending", "refused").contains(place)) {
                continue;
            }
            missing.addAll(walked.visit(place, root -> missing((Parent) root.lookup(".content"))));
        }
        assertThat(missing).isEmpty();
    }

    /// Opens and closes it, so that it is filled with what is there now.
    private static List<String> missing(Parent content) {
        List<String> names =
                all(content)
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
        for (String place : places()) {
            if (!place.equals("palette")) {
                wrong.addAll(walked.visit(place, WindowRulesIT::unreached));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Walks until it comes to where it has been; a text of many lines keeps Tab for itself, as
    /// everywhere, and is left by Ctrl+Tab.
    private static List<String> unreached(Parent root) {
        Set<Node> wanted =
                new LinkedHashSet<>(all(root).filter(WindowRulesIT::takesFocus).toList());
        if (wanted.isEmpty()) {
            return List.of();
        }
        Node first = wanted.iterator().next();
        first.requestFocus();
        Set<Node> reached = new LinkedHashSet<>();
        Node now = root.getScene().getFocusOwner();
        for (int i = 0; i < MOST_STEPS && now != null && reached.add(now); i++) {
            boolean control = now instanceof TextInputControl && !(now instanceof TextField);
            now.fireEvent(
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.TAB,
                            false,
                            control,
                            false,
                            false));
            now = root.getScene().getFocusOwner();
        }
        wanted.removeAll(reached);
        return wanted.stream().map(Object::toString).toList();
    }

    /// Buttons of the same group are reached by arrows.
    private static boolean takesFocus(Node node) {
        return node.isFocusTraversable()
                && !node.isDisabled()
                && !(node instanceof ScrollPane)
                && !(node instanceof javafx.scene.control.ToggleButton);
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
                    walked.size(1000, 780);
                    return "";
                });
    }

    private static void hide() {
        walked.on(
                () -> {
                    walked.sizeUnseen(1200, 780);
                    return "";
                });
    }

    private static String rate() {
        return walked.on(
                () -> ((Label) walked.stage().getScene().lookup("#status-rate")).getText());
    }

    private static List<String> places(Parent root, Map<Node, Bounds> into) {
        root.applyCss();
        root.layout();
        all(root)
                .filter(Control.class::isInstance)
                .forEach(n -> into.put(n, n.localToScene(n.getLayoutBounds())));
        return List.of();
    }

    private static boolean hasMoved(Bounds was, Bounds is) {
        return Math.abs(was.getMinX() - is.getMinX()) > STILL
                || Math.abs(was.getMinY() - is.getMinY()) > STILL;
    }

    /// Everything visible below a node.
    private static Stream<Node> all(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        Stream<Node> below =
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream().flatMap(WindowRulesIT::all)
                        : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }
}
