package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.listeners.ListenersScreen;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The menus have what a desktop's have, and all of it by the keyboard.
@ExtendWith(ApplicationExtension.class)
class MenuBarScreenIT {
    @AutoClose private WindowFixture fixture;

    @Start
    void start(Stage unused) {
        fixture =
                new WindowFixture(
                        Configs.small(),
                        context -> new ListenersScreen(context, (_, _) -> Optional.empty()));
        fixture.show();
    }

    @Test
    void everyItemHasKeysOrAnAccessKeyInBothLanguages(FxRobot robot) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            robot.interact(() -> fixture.window.context().texts().setLanguage(language));
            assertThat(
                            all(bar(robot).getMenus()).stream()
                                    .filter(i -> !(i instanceof SeparatorMenuItem))
                                    .filter(i -> i.getAccelerator() == null)
                                    .filter(i -> !"menu-recent".equals(i.getId()))
                                    .map(MenuItem::getText)
                                    .filter(text -> text != null && !text.matches(".*_[^_].*")))
                    .isEmpty();
        }
    }

    @Test
    void noTwoItemsOfAMenuHaveTheSameAccessKey(FxRobot robot) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            robot.interact(() -> fixture.window.context().texts().setLanguage(language));
            Set<String> twice = new TreeSet<>();
            twice(bar(robot).getMenus(), twice);
            assertThat(twice).isEmpty();
        }
    }

    private static void twice(List<? extends MenuItem> items, Set<String> twice) {
        Set<String> seen = new TreeSet<>();
        for (MenuItem item : items) {
            String text = String.valueOf(item.getText());
            int mark = text.indexOf('_');
            if (mark >= 0
                    && item.isMnemonicParsing()
                    && !seen.add(text.substring(mark + 1, mark + 2).toLowerCase(Locale.ROOT))) {
                twice.add(text);
            }
            if (item instanceof Menu menu) {
                twice(menu.getItems(), twice);
            }
        }
    }

    @Test
    void theWindowIsMaximisedMinimisedAndClosedByItsMenu(FxRobot robot) {
        robot.interact(() -> item(robot, "menu-maximise").fire());
        assertThat(fixture.stage.isMaximized()).isTrue();
        assertThat(item(robot, "menu-maximise").getText()).isEqualTo("Usual si_ze");
        robot.interact(() -> item(robot, "menu-maximise").fire());
        assertThat(fixture.stage.isMaximized()).isFalse();
        robot.interact(() -> item(robot, "menu-minimise").fire());
        assertThat(fixture.stage.isIconified()).isTrue();
        robot.interact(() -> item(robot, "menu-closeWindow").fire());
        assertThat(fixture.stage.isShowing()).isFalse();
    }

    @Test
    void otherWindowsAreInItsMenu(FxRobot robot) {
        Menu menu = (Menu) item(robot, "menu-window");
        robot.interact(
                () -> {
                    Stage other = new Stage();
                    other.setTitle("a_b");
                    other.show();
                    menu.getOnShowing().handle(null);
                    assertThat(menu.getItems().getLast().getText()).isEqualTo("a_b");
                    other.hide();
                    menu.getOnShowing().handle(null);
                    assertThat(menu.getItems().getLast().getId()).isEqualTo("menu-closeWindow");
                });
    }

    @Test
    void backUpNowIsAskedForInTheFileMenu(FxRobot robot) {
        robot.interact(() -> item(robot, "menu-backup").fire());
        assertThat(fixture.exportsAskedFor).isOne();
    }

    @Test
    void whatStandsInAFieldIsCutCopiedAndPasted(FxRobot robot) {
        robot.interact(() -> fixture.go("listeners"));
        TextField name = robot.lookup("#listeners-name").query();
        robot.interact(
                () -> {
                    name.requestFocus();
                    name.selectAll();
                    item(robot, "menu-cut").fire();
                });
        assertThat(name.getText()).isEmpty();
        robot.interact(
                () -> {
                    assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("http");
                    item(robot, "menu-paste").fire();
                    item(robot, "menu-paste").fire();
                });
        assertThat(name.getText()).isEqualTo("httphttp");
    }

    @Test
    void theTitleSaysWhatIsNotApplied(FxRobot robot) {
        robot.interact(() -> fixture.proxy.start());
        assertThat(fixture.stage.getTitle()).isEqualTo("Yaomote");
        robot.interact(
                () ->
                        fixture.workspace.edit(
                                Edit.of(
                                        "listener.port",
                                        "http",
                                        c ->
                                                c.withListener(
                                                        c.listeners().getFirst().withPort(9)))));
        assertThat(fixture.stage.getTitle()).isEqualTo("1 change not applied \u2013 Yaomote");
    }

    /// Whether their words are shown or not.
    @Test
    void theIconsOfTheSideBarGrowWithTheTextAndShrinkAgain(FxRobot robot) {
        List<Integer> sizes = new ArrayList<>();
        for (int size : List.of(100, 150, 200, 100)) {
            robot.interact(() -> fixture.window.appearance().textSizeProperty().set(size));
            robot.interact(() -> fixture.stage.getScene().getRoot().applyCss());
            Node icon = robot.from(robot.lookup("#side-bar")).lookup(".ikonli-font-icon").query();
            sizes.add(((FontIcon) icon).getIconSize());
        }
        assertThat(sizes).containsExactly(18, 27, 36, 18);
    }

    private static MenuBar bar(FxRobot robot) {
        return robot.lookup("#menu-bar").query();
    }

    private static MenuItem item(FxRobot robot, String id) {
        return all(bar(robot).getMenus()).stream()
                .filter(i -> id.equals(i.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static List<MenuItem> all(List<? extends MenuItem> items) {
        List<MenuItem> all = new ArrayList<>();
        for (MenuItem item : items) {
            all.add(item);
            if (item instanceof Menu menu) {
                all.addAll(all(menu.getItems()));
            }
        }
        return all;
    }
}
