package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Hands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/// A newcomer's first run, with the whole program: from an empty profile to an HTTPS load balancer
/// that is proved, back again by one Undo, and the demo, begun and removed by a click each.
class FirstRunScreenIT {
    @TempDir Path folder;
    private OpenPanel panel;
    private Hands hands;

    @BeforeEach
    void open() throws TimeoutException {
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void anHttpsLoadBalancerIsMadeByClicksAloneProvedAndTakenBackByOneUndo() {
        leavingIsAskedAndWhatWasChosenIsKept();
        hands.click("#wizard-next");
        shown("#wizard-title", "Where do clients connect?");
        ready();
        hands.click("#wizard-next");
        ready();
        hands.click("#wizard-back");
        ready();
        hands.click("#wizard-next");
        ready();
        hands.click("#wizard-next");
        // By name and address: programs of one name may run several servers.
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(hands.text("#wizard-fact-servers"))
                                        .matches(
                                                "Demo server A \\(127.0.0.1:\\d+\\), "
                                                        + "Demo server B \\(127.0.0.1:\\d+\\)"));
        assertThat(draft()).isEqualTo(ProxyConfig.EMPTY);
        hands.click("#wizard-next");
        shown("#wizard-verdict", "It works: 10 of 10 requests were answered.");
        assertThat(hands.texts("#wizard-shares .label"))
                .containsExactly("Demo server A: 5 requests", "Demo server B: 5 requests");
        assertThat(hands.text("#state-pill")).isEqualTo("Running");
        assertThat(draft().listeners().getFirst().protocol()).isInstanceOf(Protocol.Https.class);
        assertThat(draft().listeners().getFirst().address()).isEqualTo("127.0.0.1");
        withoutOneServerTheOtherDoesTheWork();
        hands.click("#wizard-rehearse-back");
        allServersWork();
        withoutOneServerTheOtherDoesTheWork();
        hands.click("#wizard-next");
        allServersWork();
        for (int step = 0; step < 5; step++) {
            panel.undo();
        }
        assertThat(draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    private void leavingIsAskedAndWhatWasChosenIsKept() {
        hands.click("#welcome-wizard");
        await().atMost(OpenPanel.PATIENCE).until(this::hasDemoRows);
        hands.clickText(".wizard-server", "Demo server A");
        hands.clickText(".wizard-server", "Demo server B");
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(hands.texts(".wizard-look"))
                                        .filteredOn(text -> text.startsWith("200 in "))
                                        .hasSize(2));
        hands.push(KeyCode.ESCAPE);
        assertThat(hands.sees("#wizard-leave-question")).isTrue();
        hands.push(KeyCode.ESCAPE);
        assertThat(hands.sees("#wizard-leave-question")).isFalse();
        shown("#wizard-servers-verdict", "2 servers are ticked.");
    }

    private boolean hasDemoRows() {
        return hands.texts(".wizard-server").stream().anyMatch(t -> t.contains("Demo server B"));
    }

    private void withoutOneServerTheOtherDoesTheWork() {
        hands.click("#wizard-rehearse");
        shown("#wizard-rehearsed", "Without Demo server A: 10 of 10 requests were answered.");
        assertThat(hands.texts(".label"))
                .as("nothing comes to a server that is said to be out")
                .contains("Demo server A: no requests", "Demo server B: 10 requests");
    }

    private void allServersWork() {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                panel.wiring()
                                                        .workspace()
                                                        .applied()
                                                        .services()
                                                        .getFirst()
                                                        .backends())
                                        .allMatch(b -> b.mode() == BackendMode.READY));
    }

    @Test
    void theDemoServesWithTrafficAndGoesByOneClick() {
        hands.click("#welcome-demo");
        shown("#state-pill", "Running");
        assertThat(hands.sees("#demo-bar")).isTrue();
        await().atMost(OpenPanel.PATIENCE)
                .until(() -> !hands.text("#total-rate-detail").startsWith("0 "));
        hands.click("#demo-remove");
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(hands.text("#state-pill")).isEqualTo("Stopped"));
        assertThat(draft()).isEqualTo(ProxyConfig.EMPTY);
        assertThat(hands.sees("#demo-bar")).isFalse();
        assertThat(Files.exists(folder.resolve("profile"))).isTrue();
    }

    private void ready() {
        await().atMost(OpenPanel.PATIENCE).until(() -> !hands.node("#wizard-next").isDisabled());
    }

    private void shown(String query, String text) {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(hands.text(query)).as(query).isEqualTo(text));
    }

    private ProxyConfig draft() {
        return panel.wiring().workspace().draft();
    }
}
