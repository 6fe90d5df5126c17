package org.yaomote.ui.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.services.ServicesScreen;
import org.yaomote.workspace.Edit;

import java.util.List;
import java.util.Locale;

/// Who wants some requests to go to other servers finds the way to a service for them where the
/// rule asks for it.
@ExtendWith(ApplicationExtension.class)
class NewServiceScreenIT {
    @AutoClose private WindowFixture fixture;
    private Hands hands;

    @Start
    void start(Stage unused) {
        fixture = new WindowFixture(Drafts.two(), ListenersScreen::new, ServicesScreen::new);
        fixture.show(960, 600);
        fixture.go("listeners");
        hands = new Hands(fixture.stage);
    }

    @Test
    void theLastEntryOfARuleMakesAServiceAndLeadsToIt(FxRobot robot) {
        hands.click(".rule-service");
        robot.clickOn(entry(robot, "New service\u2026"));
        assertThat(names()).containsExactly("web", "api", "service");
        assertThat(goals()).containsExactly("service-3");
        assertThat(focused()).isEqualTo("services-name");
        robot.clickOn("#toast-undo");
        assertThat(names()).containsExactly("web", "api");
        assertThat(goals()).containsExactly("service-1");
    }

    @Test
    void arrowKeysPassTheLastEntryAndEnterTakesIt(FxRobot robot) {
        robot.interact(() -> choice(robot, ".rule-service").requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        assertThat(goals()).as("the last service").containsExactly("service-2");
        assertThat(names()).as("nothing is made in passing").containsExactly("web", "api");
        robot.type(KeyCode.DOWN, KeyCode.ESCAPE);
        assertThat(names()).as("nothing is made by leaving").containsExactly("web", "api");
        assertThat(choice(robot, ".rule-service").getValue())
                .isEqualTo(new ServiceChoice.Goal.Existing(new ServiceId("service-2")));
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(names()).containsExactly("web", "api", "service");
        assertThat(focused()).isEqualTo("services-name");
    }

    @Test
    void whatPassesOctetsOnCanGoToANewServiceAsWell(FxRobot robot) {
        hands.click("#listeners-tcp");
        hands.click("#listeners-receiver");
        robot.clickOn(entry(robot, "New service\u2026"));
        assertThat(names()).containsExactly("web", "api", "service");
        assertThat(goals()).containsExactly("service-3");
        assertThat(focused()).isEqualTo("services-name");
    }

    /// A rule without a service would lead nowhere: both are made, and taken back, at once.
    @Test
    void whoHasNoServiceIsLedToOneByTheRule(FxRobot robot) {
        ProxyConfig two = Drafts.two();
        Listener bare = two.listeners().getFirst().withRules(List.of());
        ProxyConfig none = new ProxyConfig(List.of(bare), List.of(), two.timeouts());
        robot.interact(() -> fixture.workspace.edit(Edit.of("services.name", "", _ -> none)));
        assertThat(hands.text("#listeners-rule-add"))
                .isEqualTo("Add rule with a new service\u2026");
        hands.click("#listeners-rule-add");
        assertThat(names()).containsExactly("service");
        assertThat(draft().listeners().getFirst().rules())
                .containsExactly(Rule.everything(draft().services().getFirst().id()));
        assertThat(focused()).isEqualTo("services-name");
        robot.clickOn("#toast-undo");
        assertThat(draft()).isEqualTo(none);
    }

    /// As long as in English, and as it is typed in Settings.
    @Test
    void theLimitOfSilenceIsSaidInTheLanguageOfTheWindow(FxRobot robot) {
        hands.click("#listeners-tcp");
        assertThat(hands.text("#listeners-silence")).contains("for 1 h is closed");
        robot.interact(() -> fixture.window.context().texts().setLanguage(Locale.JAPANESE));
        assertThat(hands.text("#listeners-silence")).contains("無通信のまま 1時間 経った");
    }

    private static Node entry(FxRobot robot, String name) {
        return robot.lookup(
                        node ->
                                node instanceof ListCell<?> cell
                                        && name.equals(cell.getText())
                                        && cell.isVisible())
                .query();
    }

    private static ComboBox<?> choice(FxRobot robot, String query) {
        return robot.lookup(query).query();
    }

    private String focused() {
        WaitForAsyncUtils.waitForFxEvents();
        Node owner = fixture.stage.getScene().getFocusOwner();
        return owner == null ? "" : owner.getId();
    }

    private List<String> names() {
        return draft().services().stream().map(Service::name).toList();
    }

    private List<String> goals() {
        return draft().listeners().getFirst().rules().stream()
                .map(Rule::service)
                .map(ServiceId::value)
                .toList();
    }

    private ProxyConfig draft() {
        WaitForAsyncUtils.waitForFxEvents(2);
        return fixture.workspace.draft();
    }
}
