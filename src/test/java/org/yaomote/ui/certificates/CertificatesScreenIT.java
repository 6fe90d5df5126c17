package org.yaomote.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.yaomote.certificate.ExportFormat;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.CertificateFolder;
import org.yaomote.fixtures.WindowFixture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

@ExtendWith(ApplicationExtension.class)
class CertificatesScreenIT {
    @TempDir Path folder;
    private Stage stage;
    private WindowFixture fixture;
    private CertificateFolder files;

    @Start
    void start(Stage unused) {
        // A stage of its own: the shared one would keep the listeners of earlier windows.
        stage = new Stage();
        files = new CertificateFolder(folder);
        fixture =
                new WindowFixture(
                        stage,
                        ProxyConfig.EMPTY,
                        Locale.ENGLISH,
                        List.of(context -> new CertificatesScreen(context, files.tools())));
        stage.setWidth(960);
        stage.setHeight(600);
        fixture.window.show();
        fixture.window.context().navigator().open("certificates");
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
        fixture.close();
        files.close();
    }

    @Test
    void anEmptyListOffersToMakeOneAndEscapeLeadsBack(FxRobot robot) {
        await().until(() -> sees(robot, "#certificates-new-first"));
        robot.clickOn("#certificates-new-first");
        assertThat(sees(robot, "#certificates-new-page")).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(sees(robot, "#certificates-new-first")).isTrue();
    }

    @Test
    void whatCannotBeANameStaysInTheFieldWithItsReason(FxRobot robot) {
        begin(robot);
        robot.clickOn("#certificates-names").write("app_lan!,");
        assertThat(text(robot, "#certificates-names")).isEqualTo("app_lan!");
        assertThat(robot.lookup(".form-message").<Label>query().getText()).contains("app_lan!");
        robot.interact(() -> field(robot, "#certificates-names").clear());
        robot.clickOn("#certificates-names").write("app.lan,");
        assertThat(text(robot, "#certificates-names")).isEmpty();
        assertThat(chips(robot)).containsExactly("app.lan");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(chips(robot)).isEmpty();
    }

    @Test
    void aNameTheAuthorityMayNotSignIsSaidAtTheField(FxRobot robot) {
        begin(robot);
        robot.interact(() -> field(robot, "#certificates-names").setText("example.com"));
        fire(robot, "#certificates-make");
        await().until(() -> sees(robot, ".form-message"));
        assertThat(field(robot, "#certificates-names").getPseudoClassStates().toString())
                .contains("danger");
        assertThat(fixture.workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    @Test
    void usingItForANewListenerIsOneStepThatCanBeUndone(FxRobot robot) {
        make(robot, "app.lan");
        Protocol protocol = fixture.workspace.draft().listeners().getFirst().protocol();
        assertThat(protocol).isInstanceOf(Protocol.Https.class);
        fire(robot, "#certificates-done");
        await().untilAsserted(() -> assertThat(rows(robot)).hasSize(2));
        assertThat(rows(robot).getFirst().standing()).isEqualTo(Standing.VALID);
        assertThat(rows(robot).getFirst().users()).hasSize(1);
        assertThat(rows(robot).getLast().standing()).isEqualTo(Standing.AUTHORITY);
        robot.interact(() -> fixture.workspace.undo());
        assertThat(fixture.workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    @Test
    void renewingMakesANewOneInTheSameFile(FxRobot robot) {
        Path file = files.issued("old.lan", Duration.ofDays(80));
        refresh(robot, Standing.SOON);
        String before = serial(robot);
        fire(robot, "#certificates-renew");
        await().untilAsserted(() -> assertThat(serial(robot)).isNotEqualTo(before));
        assertThat(rows(robot).getFirst().file()).contains(file);
        assertThat(rows(robot).getFirst().standing()).isEqualTo(Standing.VALID);
    }

    @Test
    void exportForNginxWritesAKeyAndAChain(FxRobot robot) throws Exception {
        files.issued("app.lan", Duration.ZERO);
        refresh(robot, Standing.VALID);
        Path out = Files.createDirectory(folder.resolve("out"));
        files.toWrite = Optional.of(out.resolve("app.lan.crt"));
        fire(robot, "#certificates-export");
        choose(robot, ExportFormat.NGINX);
        fire(robot, "#certificates-export-do");
        await().until(() -> sees(robot, "#certificates-done"));
        try (Stream<Path> written = Files.list(out)) {
            assertThat(written.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("app.lan.key", "app.lan.crt");
        }
    }

    @Test
    void aPassPhraseThatWasTypedTwiceInTwoWaysIsRefused(FxRobot robot) {
        files.issued("app.lan", Duration.ZERO);
        refresh(robot, Standing.VALID);
        files.toWrite = Optional.of(folder.resolve("never.p12"));
        fire(robot, "#certificates-export");
        choose(robot, ExportFormat.PKCS12);
        robot.interact(() -> field(robot, "#certificates-export-phrase").setText("one"));
        robot.interact(() -> field(robot, "#certificates-export-again").setText("other"));
        fire(robot, "#certificates-export-do");
        assertThat(sees(robot, ".form-message")).isTrue();
        assertThat(folder.resolve("never.p12")).doesNotExist();
    }

    @Test
    void aProtectedFileAsksForItsPassPhraseAndIsKeptAsABundle(FxRobot robot) {
        Path bundle = files.issued("app.lan", Duration.ZERO);
        Export export =
                new Export(
                        bundle,
                        ExportFormat.PKCS12,
                        folder.resolve("given.p12"),
                        FileWriting.Existing.KEEP);
        assertThat(export.write(PassPhrase.taking("canary".toCharArray())).result()).isPresent();
        files.toRead = Optional.of(folder.resolve("given.p12"));
        refresh(robot, Standing.VALID);
        fire(robot, "#certificates-import");
        fire(robot, "#certificates-import-add");
        assertThat(sees(robot, "#certificates-phrase")).isFalse();
        fire(robot, "#certificates-import-do");
        await().until(() -> sees(robot, "#certificates-phrase"));
        robot.write("canary");
        fire(robot, "#certificates-import-do");
        await().until(() -> sees(robot, "#certificates-done"));
        assertThat(folder.resolve("certificates/app.lan.pem")).exists();
        assertThat(fixture.workspace.draft().listeners()).hasSize(1);
    }

    @Test
    void aKeyThatWasNotMadeHereIsDeletedOnlyAfterAClearWord(FxRobot robot) throws Exception {
        Path kept = Files.createDirectories(folder.resolve("certificates")).resolve("mine.pem");
        Files.move(files.issued("mine.lan", Duration.ZERO), kept);
        refresh(robot, Standing.VALID);
        fire(robot, "#certificates-remove");
        assertThat(robot.lookup("#certificates-remove-delete").queryButton().isDisabled()).isTrue();
        robot.interact(() -> robot.lookup("#certificates-remove-known").<CheckBox>query().fire());
        fire(robot, "#certificates-remove-delete");
        await().untilAsserted(() -> assertThat(kept).doesNotExist());
    }

    @Test
    void removingWhatAListenerShowsLeavesItsFileAndCanBeUndone(FxRobot robot) {
        make(robot, "app.lan");
        fire(robot, "#certificates-done");
        await().untilAsserted(() -> assertThat(rows(robot)).hasSize(2));
        ProxyConfig before = fixture.workspace.draft();
        Path file = rows(robot).getFirst().file().orElseThrow();
        fire(robot, "#certificates-remove");
        fire(robot, "#certificates-remove-unuse");
        assertThat(fixture.workspace.draft()).isNotEqualTo(before);
        assertThat(file).exists();
        robot.interact(() -> fixture.workspace.undo());
        assertThat(fixture.workspace.draft()).isEqualTo(before);
    }

    @Test
    void aPastedTextIsSaidInWords(FxRobot robot) throws Exception {
        String pem = Files.readString(files.issued("app.lan", Duration.ofDays(80)));
        refresh(robot, Standing.SOON);
        fire(robot, "#certificates-examine");
        robot.interact(() -> field(robot, "#certificates-examine-text").setText(pem));
        fire(robot, "#certificates-examine-do");
        await().until(() -> sees(robot, "#certificates-examine-results .state-badge"));
        assertThat(robot.lookup("#certificates-examine-results .state-badge").<Label>query())
                .extracting(Label::getText)
                .isEqualTo("ends soon");
    }

    private void begin(FxRobot robot) {
        await().until(() -> sees(robot, "#certificates-new-first"));
        robot.clickOn("#certificates-new-first");
    }

    private void make(FxRobot robot, String name) {
        begin(robot);
        robot.interact(() -> field(robot, "#certificates-names").setText(name));
        fire(robot, "#certificates-make");
        await().until(() -> sees(robot, "#certificates-done"));
    }

    private void refresh(FxRobot robot, Standing first) {
        robot.interact(() -> fixture.window.context().navigator().open("overview"));
        robot.interact(() -> fixture.window.context().navigator().open("certificates"));
        await().until(
                        () ->
                                rows(robot).stream()
                                        .findFirst()
                                        .filter(row -> row.standing() == first)
                                        .isPresent());
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
    }

    private static String serial(FxRobot robot) {
        return rows(robot).getFirst().found().orElseThrow().leaf().serial();
    }

    private static void choose(FxRobot robot, ExportFormat format) {
        robot.interact(
                () ->
                        robot.lookup("#certificates-export-format")
                                .<ComboBox<ExportFormat>>query()
                                .setValue(format));
    }

    private static List<CertificateEntry> rows(FxRobot robot) {
        return robot.lookup("#certificates-table")
                .<TableView<CertificateEntry>>tryQuery()
                .map(table -> List.copyOf(table.getItems()))
                .orElse(List.of());
    }

    private static List<String> chips(FxRobot robot) {
        return robot.lookup(".name-chip > .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static boolean sees(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(CertificatesScreenIT::isShown).isPresent();
    }

    private static boolean isShown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    private static String text(FxRobot robot, String id) {
        return field(robot, id).getText();
    }

    private static TextInputControl field(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).<Button>query().fire());
    }
}
