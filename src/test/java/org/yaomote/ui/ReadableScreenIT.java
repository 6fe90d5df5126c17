package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.LookedWindow;
import org.yaomote.fixtures.SceneWalker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// What the screens show can be read in both languages and in one that is longer, at every text
/// size and in every size of the window, and the keyboard walks them in the order they are read.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadableScreenIT {
    @TempDir static Path folder;
    @AutoClose private static WalkedWindow window;

    @BeforeAll
    static void open() throws TimeoutException {
        window = new WalkedWindow(folder);
    }

    /// First, see [LookedWindow#looks].
    @Order(1)
    @ParameterizedTest
    @MethodSource("org.yaomote.fixtures.LookedWindow#looks")
    void everythingIsNamedAndNoTextIsCut(LookedWindow.Look look) {
        window.on(
                () -> {
                    window.look().take(look);
                    return look;
                });
        window.visit("overview", SceneWalker::allComplaints);
        List<String> found = new ArrayList<>();
        for (String place : WalkedWindow.SETTINGS) {
            found.addAll(window.visit(place, SceneWalker::allComplaints));
        }
        for (String place : WalkedWindow.PLACES) {
            found.addAll(window.visit(place, SceneWalker::allComplaints));
        }
        if (look.language().equals("long")) {
            found.removeIf(ReadableScreenIT::isOfRows);
        }
        assertThat(found).isEmpty();
    }

    /// They are windows of their own, so these are shown.
    @ParameterizedTest
    @MethodSource("shown")
    void whatOpensOverTheWindowCanBeReadAsWell(String language, int text) {
        window.on(
                () -> {
                    window.look().speak(language);
                    window.fixture().window.appearance().textSizeProperty().set(text);
                    window.look().size(960, 600);
                    return language;
                });
        List<String> found = new ArrayList<>();
        for (String place : WalkedWindow.WINDOWS) {
            found.addAll(window.visit(place, SceneWalker::allComplaints));
        }
        if (language.equals("long")) {
            found.removeIf(ReadableScreenIT::isOfRows);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void thatNothingDiffersIsSaidBesideTheTextThatIsCompared() {
        window.on(
                () -> {
                    window.look().speak("en");
                    window.look().sizeUnseen(1000, 780);
                    return window;
                });
        window.visit("logs.history", ReadableScreenIT::comparedWithTheFirst);
        assertThat(window.visit("logs.history", ReadableScreenIT::overlapping)).isEmpty();
    }

    private static List<String> comparedWithTheFirst(Parent page) {
        TableView<?> table = (TableView<?>) page.lookup("#history-table");
        table.getSelectionModel().selectIndices(0, table.getItems().size() - 1);
        ((RadioButton) page.lookup("#history-as-text")).fire();
        return List.of();
    }

    private static List<String> overlapping(Parent page) {
        Node said = page.lookup("#history-same");
        Node text = page.lookup("#history-text");
        Bounds over = said.localToScene(said.getLayoutBounds());
        Bounds under = text.localToScene(text.getLayoutBounds());
        return isSeen(said) && isSeen(text) && over.getMaxY() <= under.getMinY()
                ? List.of()
                : List.of(over + " and " + under);
    }

    private static boolean isSeen(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    /// Only in a size that the screen of these tests has.
    static Stream<Arguments> shown() {
        if (Effort.of(0, 1) == 0) {
            return Stream.of(Arguments.of("en", 100), Arguments.of("ja", 150));
        }
        return Stream.of("en", "ja", "long")
                .flatMap(l -> Stream.of(100, 150, 200).map(text -> Arguments.of(l, text)));
    }

    /// Columns can be made wider, and lists show in full what is chosen in them.
    private static boolean isOfRows(String complaint) {
        return complaint.contains("in a table")
                || complaint.contains("table-column]")
                || complaint.contains("list-cell");
    }

    @ParameterizedTest
    @CsvSource({"listeners[0].name", "services[0].name", "services[0].backends[0].name"})
    void theKeyboardWalksAFormAsItIsRead(String first) {
        window.on(
                () -> {
                    window.look().speak("en");
                    window.fixture().window.appearance().textSizeProperty().set(100);
                    window.look().sizeUnseen(1000, 780);
                    return first;
                });
        List<String> complaints = window.visit(first, SceneWalker::allComplaints);
        assertThat(complaints).isEmpty();
        List<Node> walked = window.on(ReadableScreenIT::walk);
        assertThat(walked).hasSizeGreaterThan(1);
        List<String> wrong = new ArrayList<>();
        for (int i = 1; i < walked.size(); i++) {
            if (!isAfter(walked.get(i - 1), walked.get(i))) {
                wrong.add(walked.get(i - 1) + " before " + walked.get(i));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// By Tab, from where the focus is to the end of the form.
    private static List<Node> walk() {
        List<Node> walked = new ArrayList<>();
        Scene scene = window.stage().getScene();
        Node now = scene.getFocusOwner();
        while (isInForm(now) && !walked.contains(now)) {
            walked.add(now);
            now.fireEvent(
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
            now = scene.getFocusOwner();
        }
        return walked;
    }

    private static boolean isInForm(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("form-pane")) {
                return true;
            }
        }
        return false;
    }

    /// Below, or to the right: on the same line or in the next column.
    private static boolean isAfter(Node one, Node other) {
        Bounds before = place(one);
        Bounds after = place(other);
        return holds(one, other)
                || after.getMinY() >= before.getMaxY()
                || after.getMinX() >= before.getMaxX();
    }

    /// A part that folds away has the focus before what is in it.
    private static boolean holds(Node outer, Node inner) {
        Node at = inner;
        while (at != null && !at.equals(outer)) {
            at = at.getParent();
        }
        return at != null;
    }

    private static Bounds place(Node node) {
        Bounds bounds = node.getLayoutBounds();
        for (Node at = node; !at.getStyleClass().contains("form-pane"); at = at.getParent()) {
            bounds = at.localToParent(bounds);
        }
        return bounds;
    }
}
