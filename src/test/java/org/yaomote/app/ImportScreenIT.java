package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Hands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// A pound.cfg is looked at, mended and used in its window.
class ImportScreenIT {
    private static final String GOOD =
            """
            # Main listening ports
            Daemon 1
            ListenHTTP
                #poundで待ち受けるIPアドレスを指定する。
                Address 127.0.0.1
                Port 8080
            End
            Service
                BackEnd
                    Address 127.0.0.1
                    Port 8081
                End
            End
            """;
    private static final String MISSPELT = GOOD.replace("ListenHTTP", "ListenHTTTP");

    @TempDir Path folder;
    private final FxRobot robot = new FxRobot();
    private OpenPanel panel;

    @BeforeEach
    void open() throws TimeoutException {
        panel =
                OpenPanel.in(
                        folder.resolve("profile"),
                        (_, _, _) -> Optional.of(folder.resolve("saved.cfg")));
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void aMistakeIsMendedWhileTypingAndUsedAsOneEdit() throws IOException {
        Hands hands = openFile(MISSPELT);
        awaitText(
                hands, "#importing-obstacle", "1 error has to be mended before this can be used.");
        assertThat(use(hands).isDisabled()).isTrue();

        hands.clickText(".problem-list .list-cell", "Did you mean");
        TextArea area = area(hands);
        String selected = SideWindows.ask(area::getSelectedText);
        assertThat(selected).isEqualTo("ListenHTTTP");
        robot.write("ListenHTTP");

        awaitText(hands, "#importing-obstacle", "This can be used.");
        hands.click("#importing-use");
        SideWindows.awaitGone("importing");
        assertThat(draft().listeners()).hasSize(1);
        assertThat(draft().poundText()).isEqualTo(GOOD);
        panel.undo();
        assertThat(draft()).isEqualTo(ProxyConfig.EMPTY);
        assertThat(folder.resolve("pound.cfg")).content().isEqualTo(MISSPELT);
    }

    @Test
    void aClickOnALineSelectsItsProblemAndItsForm() throws IOException {
        Hands hands = openFile(GOOD);
        awaitText(hands, "#importing-obstacle", "This can be used.");

        clickLine(hands, 2);
        assertThat(selectedProblem(hands)).contains("pound.kept.daemon");
        clickLine(hands, 11);
        assertThat(selectedProblem(hands)).isEmpty();
        assertThat(selectedForm(hands).orElse("")).contains("services[0].backends[0]");
    }

    /// That there are none is said in a line, and the text has the room; while one types it does
    /// not move to and fro.
    @Test
    void problemsHaveRoomOnlyOnceThereAreSome() throws IOException {
        Hands hands = openFile(GOOD.replace("Daemon 1\n", ""));
        awaitText(hands, "#importing-obstacle", "This can be used.");
        double high = height(hands, "#importing");
        await().untilAsserted(
                        () -> assertThat(height(hands, "#importing-problems")).isLessThan(60));
        assertThat(height(hands, "#importing-text")).isGreaterThan(high * 0.55);
        hands.click("#importing-text");
        hands.push(KeyCode.SHORTCUT, KeyCode.HOME);
        robot.write("x");
        await().untilAsserted(
                        () ->
                                assertThat(height(hands, "#importing-problems"))
                                        .isGreaterThan(high * 0.15));
        robot.type(KeyCode.BACK_SPACE);
        awaitText(hands, "#importing-obstacle", "This can be used.");
        assertThat(height(hands, "#importing-problems")).isGreaterThan(high * 0.15);
    }

    private static double height(Hands hands, String query) {
        Node node = hands.node(query);
        return SideWindows.ask(() -> node.getLayoutBounds().getHeight());
    }

    @Test
    void everyLineTellsItsBucket() throws IOException {
        Hands hands = openFile(MISSPELT);
        awaitText(
                hands, "#importing-obstacle", "1 error has to be mended before this can be used.");

        assertThat(hands.texts(".gutter .bucket-tag")).startsWith("Kept", "Kept", "Unsupported");
        assertThat(hands.texts(".gutter .line-number")).startsWith("1", "2", "3");
        assertThat(hands.texts("#importing-counts .bucket-tag")).isNotEmpty();
    }

    @Test
    void aTextIsPastedWhereNoFieldTakesIt() {
        Platform.runLater(
                () ->
                        Clipboard.getSystemClipboard()
                                .setContent(Map.of(DataFormat.PLAIN_TEXT, GOOD)));
        panel.hands().push(KeyCode.SHORTCUT, KeyCode.V);

        Hands hands = new Hands(SideWindows.await("importing"));
        awaitText(hands, "#importing-obstacle", "This can be used.");
    }

    @Test
    void whatWasMendedIsNotLostWithTheWindow() throws IOException {
        Hands hands = openFile(GOOD);
        hands.click("#importing-text");
        hands.push(KeyCode.SHORTCUT, KeyCode.HOME);
        robot.write("# mended ");
        hands.push(KeyCode.ESCAPE);
        SideWindows.awaitGone("importing");
        assertThat(draft()).isEqualTo(ProxyConfig.EMPTY);

        panel.hands().click("#toast-undo");

        Hands again = new Hands(SideWindows.await("importing"));
        TextArea area = area(again);
        String mended = SideWindows.ask(area::getText);
        assertThat(mended).isEqualTo("# mended " + GOOD);
        again.click("#importing-save");
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(folder.resolve("saved.cfg"))
                                        .hasContent("# mended " + GOOD));
    }

    /// Some of them by another start of the program.
    @Test
    void filesThatAreHandedOverAreShownOneAfterAnother() throws IOException {
        List<String> names = List.of("first.cfg", "second.cfg", "third.cfg");
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(Files.writeString(folder.resolve(name), GOOD));
        }
        Platform.runLater(() -> panel.wiring().openAll(files.subList(0, 2)));
        Platform.runLater(() -> panel.wiring().openAll(files.subList(2, 3)));
        for (String name : names) {
            await().atMost(OpenPanel.PATIENCE).until(() -> titles().contains(name));
            assertThat(titles()).as("the others wait").doesNotContain(".cfg, ");
            Stage shown = SideWindows.await("importing");
            Platform.runLater(shown::hide);
        }
        SideWindows.awaitGone("importing");
    }

    private static String titles() {
        return SideWindows.ask(
                () ->
                        Window.getWindows().stream()
                                .filter(w -> w instanceof Stage)
                                .map(w -> ((Stage) w).getTitle())
                                .collect(Collectors.joining(", ")));
    }

    /// 1 MiB: pages of it are edited, all of it is read.
    @Test
    void aLongTextIsEditedPageByPage() throws IOException {
        String comment = "# a comment that says nothing but is long enough to fill the file\n";
        Hands hands = openFile(comment.repeat(16_000) + MISSPELT);
        awaitText(
                hands, "#importing-obstacle", "1 error has to be mended before this can be used.");
        assertThat(hands.text("#importing-page")).isEqualTo("Lines 1 to 1,000 of 16,014");

        hands.clickText(".problem-list .list-cell", "Did you mean");
        assertThat(hands.text("#importing-page")).isEqualTo("Lines 16,001 to 16,014 of 16,014");
        robot.write("ListenHTTP");

        awaitText(hands, "#importing-obstacle", "This can be used.");
    }

    @ParameterizedTest
    @CsvSource({"en, 100", "ja, 100", "en, 150", "ja, 150"})
    void everythingIsNamedAndNothingIsCut(String language, int textSize) throws IOException {
        Hands hands = openFile(MISSPELT);
        awaitText(
                hands, "#importing-obstacle", "1 error has to be mended before this can be used.");
        Stage stage = SideWindows.await("importing");
        SideWindows.show(panel, stage, Locale.of(language), textSize);

        assertThat(SideWindows.complaints(stage)).isEmpty();
    }

    private Hands openFile(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("pound.cfg"), text);
        Platform.runLater(() -> panel.wiring().open(file));
        return new Hands(SideWindows.await("importing"));
    }

    private static void awaitText(Hands hands, String query, String text) {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(hands.text(query)).isEqualTo(text));
    }

    private static Button use(Hands hands) {
        return (Button) hands.node("#importing-use");
    }

    private static TextArea area(Hands hands) {
        return (TextArea) hands.node("#importing-text");
    }

    private static void clickLine(Hands hands, int line) {
        hands.clickText(".gutter .line-number", Integer.toString(line));
    }

    private static Optional<String> selectedProblem(Hands hands) {
        ListView<?> list = (ListView<?>) hands.node("#importing-problems");
        return SideWindows.ask(
                () ->
                        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                                .map(Problem.class::cast)
                                .map(Problem::code));
    }

    private static Optional<String> selectedForm(Hands hands) {
        TreeView<?> tree = (TreeView<?>) hands.node("#importing-outline");
        return SideWindows.ask(
                () ->
                        Optional.ofNullable(tree.getSelectionModel().getSelectedItem())
                                .map(item -> ((TreeItem<?>) item).getValue().toString()));
    }

    private ProxyConfig draft() {
        return SideWindows.ask(() -> panel.wiring().workspace().draft());
    }
}
