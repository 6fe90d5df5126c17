package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.LookedWindow;
import org.yaomote.workspace.Edit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// What a window shows that is opened for the first time, in the size that it has then.
class FirstLookIT {
    @TempDir static Path folder;
    @AutoClose private static WalkedWindow window;

    @BeforeAll
    static void open() throws TimeoutException {
        window = new WalkedWindow(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "en, listeners[0].name",
        "ja, listeners[0].name",
        "en, services[0].name",
        "ja, services[0].name"
    })
    void noColumnIsOutOfSightAtFirst(String language, String place) {
        window.on(
                () -> {
                    window.look().speak(language);
                    window.fixture().window.appearance().textSizeProperty().set(100);
                    window.look().sizeUnseen(1240, 780);
                    return language;
                });
        assertThat(window.visit(place, FirstLookIT::scrolledSideways)).isEmpty();
    }

    /// Also where a port has five digits.
    @Test
    void anAddressOfThisComputerIsSeenInWhole() {
        window.on(
                () -> {
                    window.look().speak("en");
                    window.fixture().window.appearance().textSizeProperty().set(100);
                    window.look().sizeUnseen(1240, 780);
                    window.go("services[0].name");
                    window.fixture()
                            .workspace
                            .edit(Edit.of("import", "", FirstLookIT::onThisComputer));
                    return "en";
                });
        List<String> seen =
                window.on(
                        () ->
                                LookedWindow.laidOut(LookedWindow.laidOut(window.root()))
                                        .lookupAll(".tree-table-cell")
                                        .stream()
                                        .flatMap(cell -> cell.lookupAll(".text").stream())
                                        .map(text -> ((Text) text).getText())
                                        .toList());
        assertThat(seen).contains("127.0.0.1:19001");
    }

    private static ProxyConfig onThisComputer(ProxyConfig config) {
        Service first = config.services().getFirst();
        Backend near = first.backends().getFirst().withHost("127.0.0.1").withPort(19001);
        return config.withServices(List.of(first.withBackends(List.of(near))));
    }

    private static List<String> scrolledSideways(Parent page) {
        // The side bar takes the width of its words first, and the tables what is left.
        LookedWindow.laidOut(LookedWindow.laidOut(page));
        return page.lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                .filter(FirstLookIT::isSeen)
                .map(bar -> bar.getParent().toString())
                .toList();
    }

    private static boolean isSeen(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }
}
