package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.Frames;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.SceneWalker;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.pound.PoundParser;
import org.yaomote.ui.shell.Arrivals;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// The configuration leaves for another engine: what changes, what is written, and where keys are.
class OutgrowScreenIT {
    private static final String TEXT =
            """
            ListenHTTPS
                Address 0.0.0.0
                Port 8443
                Cert "%s"
            End
            Service
                BackEnd
                    Address 10.0.0.1
                    Port 8081
                End
            End
            """;

    @TempDir Path folder;
    private OpenPanel panel;
    private Hands hands;
    private Path target;

    /// One window for all of it.
    @Test
    void fromATileToAnArchive() throws IOException, TimeoutException {
        target = folder.resolve("export");
        TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "shop.example")
                .writeBundle(folder, "shop");
        panel = OpenPanel.in(folder.resolve("profile"), (_, _, _) -> Optional.of(target));
        try {
            String text = TEXT.formatted(folder.resolve("shop.pem"));
            SideWindows.ask(
                    () -> {
                        var config = PoundParser.parse("pound.cfg", text).config();
                        panel.wiring().workspace().edit(Edit.of("open", "x", _ -> config));
                        return true;
                    });
            Platform.runLater(() -> panel.wiring().export(Arrivals.Departure.OTHER_ENGINE));
            hands = new Hands(SideWindows.await("outgrow"));
            wrongFieldsAreMarkedAndNothingIsShown();
            eachTileShowsItsTexts();
            everythingIsNamedAndNothingIsCut();
            keysComeAlongWhenAskedFor();
        } finally {
            panel.close();
        }
    }

    private void wrongFieldsAreMarkedAndNothingIsShown() {
        awaitLine("vrrp_instance yaomote {");
        hands.type("#outgrow-shared", "192.0.2.999/24");
        assertThat(hands.texts("#outgrow .form-message")).anyMatch(t -> t.contains("192.0.2.999"));
        assertThat(hands.node("#outgrow-save").isDisabled()).isTrue();
        hands.type("#outgrow-shared", "192.0.2.7/24");
        awaitLine("vrrp_instance yaomote {");
        assertThat(hands.node("#outgrow-save").isDisabled()).isFalse();
    }

    private void eachTileShowsItsTexts() {
        hands.click("#outgrow-cluster");
        awaitLine("kind: Gateway");
        assertThat(String.join(" ", hands.texts("#outgrow-changes .list-cell")))
                .contains("gateway class");
        hands.click("#outgrow-alone");
        awaitLine("frontend https");
    }

    private void everythingIsNamedAndNothingIsCut() {
        hands.click("#outgrow-pair");
        Stage stage = SideWindows.await("outgrow");
        var window = panel.wiring().window();
        for (String language : List.of("ja", "en")) {
            for (int textSize : List.of(100, 150)) {
                SideWindows.ask(
                        () -> {
                            window.context().texts().setLanguage(Locale.of(language));
                            window.appearance().textSizeProperty().set(textSize);
                            stage.setWidth(textSize > 100 ? 1280 : 860);
                            stage.setHeight(textSize > 100 ? 800 : 600);
                            return true;
                        });
                Frames.await(3);
                assertThat(
                                SideWindows.ask(
                                        () -> SceneWalker.complaints(stage.getScene().getRoot())))
                        .as(language + " " + textSize)
                        .isEmpty();
                if (textSize == 100) {
                    nothingTakesMoreRoomThanItNeeds(stage);
                }
            }
        }
    }

    /// At the usual size, in a window as wide as it opens at least: rows of one line are one.
    private static void nothingTakesMoreRoomThanItNeeds(Stage stage) {
        double high =
                SideWindows.ask(
                        () ->
                                stage.getScene()
                                        .getRoot()
                                        .lookup("#outgrow-pair")
                                        .getParent()
                                        .getLayoutBounds()
                                        .getHeight());
        assertThat(high).as("the row of tiles").isLessThan(66);
    }

    private void keysComeAlongWhenAskedFor() throws IOException {
        Path archive = folder.resolve("export.zip");
        awaitLine("global");
        hands.click("#outgrow-save");
        awaitSaid("README.md");
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            assertThat(zip.getPath("haproxy.cfg")).content().contains("/etc/haproxy/yaomote/");
            assertThat(zip.getPath("first/keepalived.conf")).exists();
            assertThat(zip.getPath("files")).doesNotExist();
        }
        hands.click("#outgrow-files");
        hands.click("#outgrow-save");
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(rights(archive)).isEqualTo("rw-------"));
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            assertThat(zip.getPath("files/shop.pem")).content().contains("PRIVATE KEY");
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private void awaitSaid(String part) {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(hands.texts("#outgrow-said"))
                                        .anyMatch(t -> t.contains(part)));
    }

    private void awaitLine(String line) {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(hands.texts("#outgrow .diff-list .diff-text"))
                                        .contains(line));
    }
}
