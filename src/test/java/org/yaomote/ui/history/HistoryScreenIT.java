package org.yaomote.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.KeptApplies;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.Drafts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Who has chosen an entry finds the buttons for it where they were.
@ExtendWith(ApplicationExtension.class)
class HistoryScreenIT {
    @TempDir private static Path folder;
    @AutoClose private WindowFixture fixture;

    @Start
    void start(Stage unused) {
        fixture =
                new WindowFixture(
                        Drafts.two(),
                        context ->
                                new LogsScreen(
                                        context, new KeptApplies(folder, Drafts.two()).desk()));
        fixture.show(960, 700);
        fixture.window.context().navigator().show(LogsScreen.tabPlace("history"));
    }

    @Test
    void theButtonsStayWhereTheyAreWhenAnEntryIsChosen(FxRobot robot) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            robot.interact(() -> fixture.window.context().texts().setLanguage(language));
            TableView<?> table = robot.lookup("#history-table").query();
            robot.interact(() -> table.getSelectionModel().clearSelection());
            double before = hands().top("#history-before");
            for (int row = 0; row < table.getItems().size(); row++) {
                int chosen = row;
                robot.interact(() -> table.getSelectionModel().clearAndSelect(chosen));
                assertThat(hands().top("#history-before")).as("row %d", row).isEqualTo(before);
            }
        }
    }

    private Hands hands() {
        return new Hands(fixture.stage);
    }
}
