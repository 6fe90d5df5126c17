package org.yaomote.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.TimeLimit;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.HeldMemory;
import org.yaomote.fixtures.SceneWalker;
import org.yaomote.fixtures.SettingsPlace;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.editing.ProblemLine;
import org.yaomote.ui.fx.CloseChoice;
import org.yaomote.ui.fx.LanguageChoice;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.fx.Wishes;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

class SettingsScreenIT {
    private static final FxRobot ROBOT = new FxRobot();
    private static final List<String> GROUPS =
            List.of(
                    "general",
                    "start",
                    "notices",
                    "proxy",
                    "sweep",
                    "capture",
                    "data",
                    "shortcuts",
                    "about");

    @TempDir Path folder;
    private final HeldMemory memory = new HeldMemory(Locale.ENGLISH);
    private final Notebook notebook = Notebook.forgetful();
    private SettingsPlace place;
    private WindowFixture fixture;

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        place = new SettingsPlace(folder);
        FxToolkit.setupFixture(
                () -> {
                    fixture =
                            new WindowFixture(
                                    new Stage(),
                                    Configs.shop(),
                                    memory,
                                    notebook,
                                    List.of(c -> new SettingsScreen(c, place.desk())));
                    fixture.show();
                    fixture.go("settings");
                });
    }

    @AfterEach
    void close() {
        ROBOT.interact(() -> fixture.window.appearance().themeProperty().set(ThemeChoice.LIGHT));
        fixture.close();
    }

    private <T extends Node> T find(String id) {
        return ROBOT.lookup("#" + id).query();
    }

    private void choose(String group) {
        ROBOT.interact(() -> this.<ToggleButton>find("settings-group-" + group).fire());
    }

    private void fire(String id) {
        ROBOT.interact(() -> this.<Button>find(id).fire());
        fixture.await();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private <T> void pick(String id, T value) {
        ROBOT.interact(() -> this.<ComboBox<T>>find(id).setValue(value));
    }

    private void type(String id, String text) {
        ROBOT.interact(
                () -> {
                    TextField field = find(id);
                    field.setText(text);
                    field.fireEvent(new javafx.event.ActionEvent(field, field));
                });
    }

    private boolean isSeen(String id) {
        Optional<Node> found = ROBOT.lookup("#" + id).tryQuery();
        if (found.isEmpty()) {
            return false;
        }
        Node node = found.get();
        while (node != null && node.isVisible()) {
            node = node.getParent();
        }
        return node == null;
    }

    private <T> T wanted(org.yaomote.ui.fx.Wish<T> wish) {
        return fixture.window.context().preferences().of(wish).get();
    }

    @Test
    void aSettingIsInForceAtOnceAndIsResetAlone() {
        pick("settings-wish-theme", ThemeChoice.DARK);
        pick("settings-wish-textSize", 150);
        pick("settings-wish-language", LanguageChoice.JAPANESE);
        assertThat(fixture.window.appearance().isDark()).isTrue();
        assertThat(fixture.window.appearance().textSizeProperty().get()).isEqualTo(150);
        assertThat(fixture.window.context().texts().language()).isEqualTo(Locale.JAPANESE);
        assertThat(isSeen("settings-wish-theme-reset")).isTrue();
        fire("settings-wish-theme-reset");
        assertThat(wanted(Wishes.THEME)).isEqualTo(ThemeChoice.SYSTEM);
        assertThat(isSeen("settings-wish-theme-reset")).isFalse();
        assertThat(wanted(Wishes.TEXT_SIZE).intValue()).as("only that one").isEqualTo(150);
        ROBOT.interact(() -> fixture.window.appearance().stepTextSize(1));
        assertThat(this.<ComboBox<Number>>find("settings-wish-textSize").getValue())
                .as("in step with the menus")
                .isEqualTo(160);
    }

    @Test
    void whatIsTypedWronglyIsSaidAtItsFieldAndChangesNothing() {
        choose("capture");
        type("settings-wish-trafficRows", "\uff18\uff10\uff10");
        assertThat(wanted(Wishes.TRAFFIC_ROWS)).isEqualTo(800);
        type("settings-wish-trafficRows", "7");
        assertThat(wanted(Wishes.TRAFFIC_ROWS)).isEqualTo(800);
        assertThat(said("settings-wish-trafficRows")).contains("100 to 100000");
        choose("notices");
        type("settings-wish-quietHours", "22:00-7:00");
        assertThat(wanted(Wishes.QUIET_HOURS)).isEqualTo("22:00-07:00");
        type("settings-wish-quietHours", "at night");
        assertThat(wanted(Wishes.QUIET_HOURS)).isEqualTo("22:00-07:00");
        assertThat(said("settings-wish-quietHours")).contains("at night");
    }

    private String said(String id) {
        return this.<Node>find(id).getAccessibleHelp();
    }

    @Test
    void aSettingIsFoundByItsWordsInEitherLanguage() {
        search("\u6587\u5b57\u306e\u5927\u304d\u3055");
        assertThat(isSeen("settings-wish-textSize")).isTrue();
        assertThat(isSeen("settings-wish-theme")).isFalse();
        search("HANDSHAKE");
        assertThat(isSeen("settings-timeouts-tlsHandshake")).as("no such English word").isFalse();
        search("tls keys");
        assertThat(isSeen("settings-timeouts-tlsHandshake")).isTrue();
        search("review changes");
        assertThat(ROBOT.lookup("Review changes").tryQuery()).isPresent();
        search("no such thing");
        assertThat(isSeen("settings-search-clear")).isTrue();
        fire("settings-search-clear");
        assertThat(isSeen("settings-wish-theme")).isTrue();
    }

    private void search(String words) {
        ROBOT.interact(() -> this.<TextField>find("settings-search").setText(words));
    }

    @Test
    void settingsAreExportedAndImportedAsOneFile() throws IOException {
        Path file = folder.resolve("mine.properties");
        place.toWrite = Optional.of(file);
        place.toRead = Optional.of(file);
        pick("settings-wish-theme", ThemeChoice.DARK);
        fire("settings-export");
        assertThat(file).content().contains("theme=DARK").doesNotContain("textSize");
        ROBOT.interact(() -> find("settings-wish-theme-reset").requestFocus());
        fire("settings-reset-all");
        assertThat(wanted(Wishes.THEME)).isEqualTo(ThemeChoice.SYSTEM);
        pick("settings-wish-textSize", 150);
        fire("settings-import");
        assertThat(wanted(Wishes.THEME)).isEqualTo(ThemeChoice.DARK);
        assertThat(wanted(Wishes.TEXT_SIZE).intValue()).isEqualTo(100);
        Files.writeString(file, "yaomote.settings=1\ntheme=LIGHT\ntextSize=7\n");
        fire("settings-import");
        assertThat(wanted(Wishes.THEME)).as("all or nothing").isEqualTo(ThemeChoice.DARK);
        assertThat(this.<ProblemLine>find("settings-problem").textProperty().get())
                .contains("textSize", "7");
        Files.writeString(file, "listeners=none\n");
        fire("settings-import");
        assertThat(this.<ProblemLine>find("settings-problem").textProperty().get())
                .contains("no settings");
    }

    @Test
    void whatIsWantedIsRememberedOverARestart() throws TimeoutException {
        choose("start");
        pick("settings-wish-startScreen", "settings");
        pick("settings-wish-onClose", CloseChoice.KEEP);
        choose("general");
        pick("settings-wish-language", LanguageChoice.JAPANESE);
        ROBOT.interact(() -> fixture.window.context().navigator().open("overview"));
        close();
        open();
        assertThat(wanted(Wishes.ON_CLOSE)).isEqualTo(CloseChoice.KEEP);
        assertThat(wanted(Wishes.LANGUAGE)).isEqualTo(LanguageChoice.JAPANESE);
        assertThat(fixture.window.context().texts().language()).isEqualTo(Locale.JAPANESE);
        assertThat(isSeen("settings-search")).as("the screen at the start").isTrue();
    }

    @Test
    void theProxysDefaultsAreResetByAnEditThatCanBeUndone() {
        Timeouts slow = TimeLimit.CONNECT.in(Timeouts.DEFAULTS, Duration.ofSeconds(77));
        ROBOT.interact(
                () ->
                        fixture.workspace.edit(
                                new Edit("discard", List.of(), c -> c.withTimeouts(slow))));
        choose("proxy");
        fire("settings-timeouts-reset");
        assertThat(fixture.workspace.draft().timeouts()).isEqualTo(Timeouts.DEFAULTS);
        ROBOT.interact(fixture.workspace::undo);
        assertThat(fixture.workspace.draft().timeouts()).isEqualTo(slow);
    }

    @Test
    void aBackupIsWrittenAndRestoredWhereTheUserSays() {
        choose("data");
        place.toWrite = Optional.of(folder.resolve("all.zip"));
        place.toRead = place.toWrite;
        fire("settings-data-save");
        assertThat(place.backups).containsExactly(folder.resolve("all.zip"));
        fire("settings-data-restore");
        assertThat(place.opened).containsExactly(folder.resolve("all.zip"));
        fire("settings-data-folder-open");
        assertThat(place.pages).containsExactly(folder.toUri());
    }

    /// As many lines as they need, at any text size.
    @Test
    void noEmptyLineStandsBelowTheButtons() {
        ROBOT.interact(
                () -> {
                    fixture.window.context().texts().setLanguage(Locale.JAPANESE);
                    fixture.window.appearance().textSizeProperty().set(150);
                    fixture.stage.setWidth(1240);
                });
        WaitForAsyncUtils.waitForFxEvents();
        Region search = ROBOT.lookup("#settings-search").query();
        Region line = (Region) search.getParent();
        double padding = line.getInsets().getTop() + line.getInsets().getBottom();
        assertThat(line.getHeight() - padding).isLessThan(1.5 * search.getHeight());
    }

    @Test
    void everyGroupCanBeReadInBothLanguagesAtTheLargestText() {
        List<String> found = new ArrayList<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            ROBOT.interact(
                    () -> {
                        fixture.window.context().texts().setLanguage(language);
                        fixture.window.appearance().textSizeProperty().set(200);
                        fixture.stage.setWidth(960);
                        fixture.stage.setHeight(600);
                    });
            for (String group : GROUPS) {
                choose(group);
                WaitForAsyncUtils.waitForFxEvents();
                ROBOT.interact(
                        () ->
                                SceneWalker.complaints((Parent) fixture.stage.getScene().getRoot())
                                        .forEach(c -> found.add(group + ": " + c)));
            }
        }
        assertThat(found).isEmpty();
    }
}
