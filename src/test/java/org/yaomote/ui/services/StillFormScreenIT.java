package org.yaomote.ui.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import javafx.scene.control.TreeTableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.fixtures.FakeBackstage;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.Drafts;

import java.util.Locale;

/// Fields stay where they are while what is told above them comes in.
@ExtendWith(ApplicationExtension.class)
class StillFormScreenIT {
    private static final double SAME = 0.5;

    @AutoClose private WindowFixture fixture;

    @Start
    void start(Stage unused) {
        fixture = new WindowFixture(Drafts.two(), ServicesScreen::new);
        fixture.show(960, 900);
        fixture.go("services");
    }

    @Test
    void theFirstCheckAndTheFirstRequestsMoveNoFieldOfABackend(FxRobot robot) {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.JAPANESE}) {
            robot.interact(() -> fixture.window.context().texts().setLanguage(language));
            robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(1));
            robot.interact(() -> robot.lookup("#services-host").query().requestFocus());
            double before = hands().top("#services-host");
            String nothing = text(robot, "#services-check-said");
            robot.interact(fixture.proxy::start);
            await().until(() -> text(robot, "#services-outcomes").matches(".*[0-9].*"));
            assertThat(hands().top("#services-host"))
                    .as("requests")
                    .isCloseTo(before, within(SAME));
            fixture.proxy.backstage.checks.add(FakeBackstage.check(5, "upstream.refused"));
            await().until(() -> !text(robot, "#services-check-said").equals(nothing));
            assertThat(hands().top("#services-host")).as("check").isCloseTo(before, within(SAME));
            fixture.proxy.backstage.checks.clear();
            robot.interact(fixture.proxy::stop);
        }
    }

    @Test
    void theFirstRequestsMoveNoFieldOfAService(FxRobot robot) {
        robot.interact(() -> tree(robot).getSelectionModel().clearAndSelect(0));
        double before = hands().top("#services-name");
        robot.interact(fixture.proxy::start);
        await().until(() -> text(robot, "#services-outcomes").matches(".*[0-9].*"));
        assertThat(hands().top("#services-name")).isCloseTo(before, within(SAME));
    }

    private static String text(FxRobot robot, String query) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> robot.lookup(query).queryLabeled().getText());
    }

    private static TreeTableView<?> tree(FxRobot robot) {
        return robot.lookup("#services-tree").query();
    }

    private Hands hands() {
        return new Hands(fixture.stage);
    }
}
