package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.fixtures.Hands;
import org.yaomote.pound.PoundParser;
import org.yaomote.ui.importing.ExportFormat;
import org.yaomote.ui.shell.Arrivals;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// The configuration is looked at as a text for another program, compared and saved.
class ExportScreenIT {
    private static final String TEXT =
            """
            # what we had in 2008
            ListenHTTP
                Address 127.0.0.1
                Port 8080
            End
            Service
                BackEnd
                    Address 127.0.0.1
                    Port 8081   # web1
                End
            End
            """;

    @TempDir Path folder;
    private OpenPanel panel;
    private Hands hands;
    private Path target;

    @BeforeEach
    void open() throws TimeoutException {
        target = folder.resolve("pound.cfg");
        panel = OpenPanel.in(folder.resolve("profile"), (_, _, _) -> Optional.of(target));
        SideWindows.ask(
                () -> {
                    var config = PoundParser.parse("pound.cfg", TEXT).config();
                    panel.wiring().workspace().edit(Edit.of("open", "pound.cfg", _ -> config));
                    return true;
                });
        Platform.runLater(() -> panel.wiring().export(Arrivals.Departure.TEXT));
        hands = new Hands(SideWindows.await("exporting"));
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(lines()).contains("ListenHTTP"));
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void aNewFileIsWrittenAtOnceWithTheCommentsOfTheOldText() {
        hands.click("#exporting-save");
        SideWindows.awaitGone("exporting");

        assertThat(target).content().isEqualTo(TEXT);
    }

    @Test
    void aFileThatIsThereIsComparedAndAskedAboutFirst() throws IOException {
        String old = TEXT.replace("Port 8080", "Port 80");
        Files.writeString(target, old);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));

        hands.click("#exporting-save");
        await().atMost(OpenPanel.PATIENCE).until(() -> hands.sees("#exporting-question"));
        assertThat(hands.texts("#exporting-question .label"))
                .contains("pound.cfg is there already. 1 line would be added, 1 removed.");
        assertThat(hands.texts(".diff-list .bucket-tag")).contains("removed", "added");
        assertThat(target).content().isEqualTo(old);
        hands.click("#exporting-replace");
        SideWindows.awaitGone("exporting");

        assertThat(target).content().isEqualTo(TEXT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void whatAFormatCannotSayIsListed() {
        choose(ExportFormat.NGINX);

        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(lines()).contains("http {"));
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () -> assertThat(hands.texts("#exporting-losses .list-cell")).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"en, 100", "ja, 100", "en, 150", "ja, 150"})
    void everythingIsNamedAndNothingIsCut(String language, int textSize) throws IOException {
        Files.writeString(target, "Nothing");
        hands.click("#exporting-save");
        await().atMost(OpenPanel.PATIENCE).until(() -> hands.sees("#exporting-question"));
        Stage stage = SideWindows.await("exporting");
        SideWindows.show(panel, stage, Locale.of(language), textSize);

        assertThat(SideWindows.complaints(stage)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private void choose(ExportFormat format) {
        ComboBox<ExportFormat> box = (ComboBox<ExportFormat>) hands.node("#exporting-format");
        SideWindows.ask(
                () -> {
                    box.setValue(format);
                    return true;
                });
    }

    private List<String> lines() {
        return hands.texts(".diff-list .diff-text");
    }
}
