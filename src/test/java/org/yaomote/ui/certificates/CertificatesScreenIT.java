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
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.certificate.ExportFormat;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.CertificateFolder;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// One window for all: each test begins with an empty folder and configuration.
class CertificatesScreenIT {
    @TempDir static Path home;
    private static Path folder;
    private static Stage stage;
    private static WindowFixture fixture;
    private static CertificateFolder files;
    private static final KeyEvent ESCAPE =
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void open() throws TimeoutException {
        folder = home.resolve("profile");
        files = new CertificateFolder(folder);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    stage = new Stage();
                    fixture =
                            new WindowFixture(
                                    stage,
                                    ProxyConfig.EMPTY,
                                    Locale.ENGLISH,
                                    List.of(
                                            context ->
                                                    new CertificatesScreen(
                                                            context, files.tools())));
                    stage.setWidth(960);
                    stage.setHeight(600);
                    fixture.window.show();
                });
    }

    @BeforeEach
    void clear() throws IOException {
        deleteAll();
        robot.interact(
                () -> {
                    leavePage();
                    fixture.workspace.edit(new Edit("discard", List.of(), _ -> ProxyConfig.EMPTY));
                    fixture.window.context().navigator().open("overview");
                    fixture.window.context().navigator().open("certificates");
                });
        await().until(() -> sees("#certificates-new-first"));
    }

    @AfterAll
    static void close() throws TimeoutException {
        FxToolkit.setupFixture(stage::hide);
        fixture.close();
        files.close();
    }

    @Test
    void anEmptyListOffersToMakeOneAndEscapeLeadsBack() {
        robot.clickOn("#certificates-new-first");
        assertThat(sees("#certificates-new-page")).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(sees("#certificates-new-first")).isTrue();
    }

    @Test
    void whatCannotBeANameStaysInTheFieldWithItsReason() {
        begin();
        robot.clickOn("#certificates-names").write("app_lan!,");
        assertThat(text("#certificates-names")).isEqualTo("app_lan!");
        assertThat(robot.lookup(".form-message").<Label>query().getText()).contains("app_lan!");
        robot.interact(() -> field("#certificates-names").clear());
        robot.clickOn("#certificates-names").write("app.lan,");
        assertThat(text("#certificates-names")).isEmpty();
        assertThat(chips()).containsExactly("app.lan");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(chips()).isEmpty();
    }

    @Test
    void aNameTheAuthorityMayNotSignIsSaidAtTheField() {
        begin();
        robot.interact(() -> field("#certificates-names").setText("example.com"));
        fire("#certificates-make");
        await().until(() -> sees(".form-message"));
        assertThat(field("#certificates-names").getPseudoClassStates().toString())
                .contains("danger");
        assertThat(fixture.workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    @Test
    void usingItForANewListenerIsOneStepThatCanBeUndone() {
        make("app.lan");
        Protocol protocol = fixture.workspace.draft().listeners().getFirst().protocol();
        assertThat(protocol).isInstanceOf(Protocol.Https.class);
        fire("#certificates-done");
        await().untilAsserted(() -> assertThat(rows()).hasSize(2));
        assertThat(rows().getFirst().standing()).isEqualTo(Standing.VALID);
        assertThat(rows().getFirst().users()).hasSize(1);
        assertThat(rows().getLast().standing()).isEqualTo(Standing.AUTHORITY);
        robot.interact(() -> fixture.workspace.undo());
        assertThat(fixture.workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    @Test
    void renewingMakesANewOneInTheSameFile() {
        Path file = files.issued("old.lan", Duration.ofDays(80));
        refresh(Standing.SOON);
        String before = serial();
        fire("#certificates-renew");
        await().untilAsserted(() -> assertThat(serial()).isNotEqualTo(before));
        assertThat(rows().getFirst().file()).contains(file);
        assertThat(rows().getFirst().standing()).isEqualTo(Standing.VALID);
    }

    @Test
    void exportForNginxWritesAKeyAndAChain() throws Exception {
        files.issued("app.lan", Duration.ZERO);
        refresh(Standing.VALID);
        Path out = Files.createDirectory(folder.resolve("out"));
        files.toWrite = Optional.of(out.resolve("app.lan.crt"));
        fire("#certificates-export");
        choose(ExportFormat.NGINX);
        fire("#certificates-export-do");
        await().until(() -> sees("#certificates-done"));
        try (Stream<Path> written = Files.list(out)) {
            assertThat(written.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("app.lan.key", "app.lan.crt");
        }
    }

    @Test
    void aPassPhraseThatWasTypedTwiceInTwoWaysIsRefused() {
        files.issued("app.lan", Duration.ZERO);
        refresh(Standing.VALID);
        files.toWrite = Optional.of(folder.resolve("never.p12"));
        fire("#certificates-export");
        choose(ExportFormat.PKCS12);
        robot.interact(() -> field("#certificates-export-phrase").setText("one"));
        robot.interact(() -> field("#certificates-export-again").setText("other"));
        fire("#certificates-export-do");
        assertThat(sees(".form-message")).isTrue();
        assertThat(folder.resolve("never.p12")).doesNotExist();
    }

    @Test
    void aProtectedFileAsksForItsPassPhraseAndIsKeptAsABundle() {
        Path bundle = files.issued("app.lan", Duration.ZERO);
        Export export =
                new Export(
                        bundle,
                        ExportFormat.PKCS12,
                        folder.resolve("given.p12"),
                        FileWriting.Existing.KEEP);
        assertThat(export.write(PassPhrase.taking("canary".toCharArray())).result()).isPresent();
        files.toRead = Optional.of(folder.resolve("given.p12"));
        refresh(Standing.VALID);
        fire("#certificates-import");
        fire("#certificates-import-add");
        assertThat(sees("#certificates-phrase")).isFalse();
        fire("#certificates-import-do");
        await().until(() -> sees("#certificates-phrase"));
        robot.write("canary");
        fire("#certificates-import-do");
        await().until(() -> sees("#certificates-done"));
        assertThat(folder.resolve("certificates/app.lan.pem")).exists();
        assertThat(fixture.workspace.draft().listeners()).hasSize(1);
    }

    @Test
    void aKeyThatWasNotMadeHereIsDeletedOnlyAfterAClearWord() throws Exception {
        Path kept = Files.createDirectories(folder.resolve("certificates")).resolve("mine.pem");
        Files.move(files.issued("mine.lan", Duration.ZERO), kept);
        refresh(Standing.VALID);
        fire("#certificates-remove");
        assertThat(robot.lookup("#certificates-remove-delete").queryButton().isDisabled()).isTrue();
        robot.interact(() -> robot.lookup("#certificates-remove-known").<CheckBox>query().fire());
        fire("#certificates-remove-delete");
        await().untilAsserted(() -> assertThat(kept).doesNotExist());
    }

    @Test
    void removingWhatAListenerShowsLeavesItsFileAndCanBeUndone() {
        make("app.lan");
        fire("#certificates-done");
        await().untilAsserted(() -> assertThat(rows()).hasSize(2));
        ProxyConfig before = fixture.workspace.draft();
        Path file = rows().getFirst().file().orElseThrow();
        fire("#certificates-remove");
        fire("#certificates-remove-unuse");
        assertThat(fixture.workspace.draft()).isNotEqualTo(before);
        assertThat(file).exists();
        robot.interact(() -> fixture.workspace.undo());
        assertThat(fixture.workspace.draft()).isEqualTo(before);
    }

    @Test
    void aPastedTextIsSaidInWords() throws Exception {
        String pem = Files.readString(files.issued("app.lan", Duration.ofDays(80)));
        refresh(Standing.SOON);
        fire("#certificates-examine");
        robot.interact(() -> field("#certificates-examine-text").setText(pem));
        fire("#certificates-examine-do");
        await().until(() -> sees("#certificates-examine-results .state-badge"));
        assertThat(robot.lookup("#certificates-examine-results .state-badge").<Label>query())
                .extracting(Label::getText)
                .isEqualTo("ends soon");
    }

    private static void deleteAll() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private void leavePage() {
        for (Node page : robot.lookup(".form-scroll").queryAll()) {
            if (String.valueOf(page.getId()).endsWith("-page")) {
                page.fireEvent(ESCAPE);
            }
        }
    }

    private void begin() {
        fire("#certificates-new-first");
    }

    private void make(String name) {
        begin();
        robot.interact(() -> field("#certificates-names").setText(name));
        fire("#certificates-make");
        await().until(() -> sees("#certificates-done"));
    }

    private void refresh(Standing first) {
        robot.interact(() -> fixture.window.context().navigator().open("overview"));
        robot.interact(() -> fixture.window.context().navigator().open("certificates"));
        await().until(
                        () ->
                                rows().stream()
                                        .findFirst()
                                        .filter(row -> row.standing() == first)
                                        .isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String serial() {
        return rows().getFirst().found().orElseThrow().leaf().serial();
    }

    private void choose(ExportFormat format) {
        robot.interact(
                () ->
                        robot.lookup("#certificates-export-format")
                                .<ComboBox<ExportFormat>>query()
                                .setValue(format));
    }

    private List<CertificateEntry> rows() {
        return robot.lookup("#certificates-table")
                .<TableView<CertificateEntry>>tryQuery()
                .map(table -> List.copyOf(table.getItems()))
                .orElse(List.of());
    }

    private List<String> chips() {
        return robot.lookup(".name-chip > .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private boolean sees(String query) {
        return robot.lookup(query).tryQuery().filter(CertificatesScreenIT::isShown).isPresent();
    }

    private static boolean isShown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    private String text(String id) {
        return field(id).getText();
    }

    private TextInputControl field(String id) {
        return robot.lookup(id).query();
    }

    private void fire(String id) {
        robot.interact(() -> robot.lookup(id).<Button>query().fire());
    }
}
