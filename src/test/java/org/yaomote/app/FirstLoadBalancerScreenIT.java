package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.Client;
import org.yaomote.fixtures.Client.Answer;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// A newcomer's first load balancer, by clicks and keys only, from an empty profile to numbers on
/// the screen that equal the numbers sent.
///
/// By itself it brings two web servers and a client. A script may give others by system properties:
/// `backends` (two loopback ports, `9001,9002`, whose servers answer `a` and `b`), `client`
/// (`curl`) and `report` (a file for the numbers).
class FirstLoadBalancerScreenIT {
    private static final int EACH = 500;
    private static final String SUCCESS = "services-column-success";

    private final List<ScriptedBackend> servers = new ArrayList<>();
    private final List<String> report = new ArrayList<>();
    @TempDir Path folder;
    private OpenPanel panel;
    private Hands hands;
    private Path certificate;
    private Client client;
    private int portA;
    private int portB;
    private int httpPort;
    private int httpsPort;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        var identity = TestCertificates.selfSigned(KeyKind.EC, "127.0.0.1");
        certificate = identity.writeBundle(folder, "site");
        client =
                System.getProperty("client", "").equals("curl")
                        ? Client.ofCurl(certificate)
                        : Client.ofJava(TestCertificates.trusting(identity));
        String given = System.getProperty("backends", "");
        if (given.isEmpty()) {
            servers.add(ScriptedBackend.saying("a"));
            servers.add(ScriptedBackend.saying("b"));
            given = servers.getFirst().port() + "," + servers.getLast().port();
        }
        portA = Integer.parseInt(given.split(",", 2)[0]);
        portB = Integer.parseInt(given.split(",", 2)[1]);
        httpPort = ScriptedBackend.refusingPort();
        httpsPort = ScriptedBackend.refusingPort();
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
        servers.forEach(ScriptedBackend::close);
    }

    @Test
    void isBuiltByClicksAndItsNumbersOnTheScreenAreThoseSent() throws Exception {
        build();
        panel.start();
        aWeightIsChangedWhileRequestsRun(everyRequestIsAnsweredByWeightAndShown());
        theLanguageIsSwitchedWhileItRuns();
        hands.click("#start-stop");
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(hands.text("#state-pill")).isEqualTo("停止中"));
        panel.close();
        assertThat(panel.saved()).isEqualTo(expected(3));
        aSecondStartShowsTheSame();
        String file = System.getProperty("report", "");
        if (!file.isEmpty()) {
            Files.write(Path.of(file), report);
        }
    }

    private void build() {
        hands.click("#welcome-create");
        hands.overwrite("web");
        panel.addBackend("127.0.0.1", portA, 3);
        panel.addBackend("127.0.0.1", portB, 1);
        panel.go("listeners");
        panel.addListener("plain", httpPort);
        panel.addListener("secure", httpsPort);
        panel.secure(certificate);
        assertThat(panel.wiring().workspace().draft()).isEqualTo(expected(3));
    }

    /// @return how many of them server a answered
    private int everyRequestIsAnsweredByWeightAndShown() {
        List<Answer> answers =
                Stream.of(plain(), secure()).flatMap(to -> client.send(to, EACH).stream()).toList();
        assertThat(answers).hasSize(2 * EACH).allMatch(a -> a.status() == 200);
        int ofA = count(answers, "a");
        // What proves the start may have taken a turn.
        assertThat(ofA).isBetween(748, 752);
        assertThat(count(answers, "b")).isEqualTo(2 * EACH - ofA);
        panel.go("overview");
        shown("#total-rate-detail", "1,000 in total");
        shown("#total-errors-detail", "0 since the start");
        shown("#total-inFlight-value", "0");
        shown("#status-in-flight", "0 in flight");
        shown("#status-listeners", "2/2 listeners open");
        shown("#status-backends", "2/2 backends");
        shown("#headline", "Everything is fine for clients.");
        panel.go("services");
        shownInServices("web", "1,000");
        shownInServices(address(portA), "" + ofA);
        shownInServices(address(portB), "" + (2 * EACH - ofA));
        return ofA;
    }

    private void aWeightIsChangedWhileRequestsRun(int before) {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<List<Answer>> running = requestsUntil(enough);
        panel.selectBackend(address(portA));
        hands.type("#services-weight", "1");
        assertThat(hands.text("#pending-summary")).startsWith("1 change not applied");
        applyAndWait();
        assertThat(panel.wiring().workspace().applied()).isEqualTo(expected(1));
        panel.undo();
        await().atMost(OpenPanel.PATIENCE).until(() -> hands.sees("#pending-apply"));
        applyAndWait();
        enough.set(true);
        List<Answer> answers = running.join();
        assertThat(answers).isNotEmpty().allMatch(a -> a.status() == 200);
        panel.go("overview");
        int all = 2 * EACH + answers.size();
        shown("#total-rate-detail", "%,d in total".formatted(all));
        panel.go("services");
        shownInServices("web", "%,d".formatted(all));
        int ofA = shownCount(address(portA));
        int ofB = shownCount(address(portB));
        assertThat(ofA).as("proofs are not among them").isEqualTo(before + count(answers, "a"));
        assertThat(ofA + ofB).as("all of the service").isEqualTo(all);
    }

    private void theLanguageIsSwitchedWhileItRuns() {
        hands.click("#language");
        assertThat(hands.text("#state-pill")).isEqualTo("動作中");
        assertThat(hands.text("#start-stop")).isEqualTo("停止");
        assertThat(client.send(plain(), 4)).allMatch(a -> a.status() == 200);
    }

    private void aSecondStartShowsTheSame() throws TimeoutException {
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
        assertThat(hands.text("#state-pill")).isEqualTo("停止中");
        panel.go("services");
        assertThat(hands.cellText(address(portA), "services-column-share")).isEqualTo("75.0 %");
        assertThat(hands.cellText(address(portB), "services-column-share")).isEqualTo("25.0 %");
        panel.go("listeners");
        assertThat(hands.cellText("plain", "listeners-column-port")).isEqualTo("" + httpPort);
        assertThat(hands.cellText("secure", "listeners-column-port")).isEqualTo("" + httpsPort);
        assertThat(panel.wiring().workspace().draft()).isEqualTo(expected(3));
    }

    private CompletableFuture<List<Answer>> requestsUntil(AtomicBoolean enough) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<Answer> all = new ArrayList<>();
                    while (!enough.get()) {
                        all.addAll(client.send(plain(), 50));
                        all.addAll(client.send(secure(), 50));
                    }
                    return all;
                });
    }

    private void applyAndWait() {
        hands.click("#pending-apply");
        await().atMost(OpenPanel.PATIENCE).until(() -> !hands.sees("#pending-apply"));
    }

    private void shown(String query, String text) {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(() -> assertThat(hands.text(query)).as(query).isEqualTo(text));
        report.add("shown " + query + ": " + text);
    }

    private void shownInServices(String row, String successes) {
        await().atMost(OpenPanel.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(hands.cellText(row, SUCCESS))
                                        .as(row)
                                        .isEqualTo(successes));
        report.add("shown services table, " + row + ", 2xx: " + successes);
    }

    private int shownCount(String row) {
        return Integer.parseInt(hands.cellText(row, SUCCESS).replace(",", ""));
    }

    private int count(List<Answer> answers, String body) {
        int count = (int) answers.stream().filter(a -> a.body().equals(body)).count();
        report.add("sent: " + answers.size() + ", answered by server " + body + ": " + count);
        return count;
    }

    private URI plain() {
        return URI.create("http://" + address(httpPort) + "/");
    }

    private URI secure() {
        return URI.create("https://" + address(httpsPort) + "/");
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    /// @param weight of server a
    private ProxyConfig expected(int weight) {
        ProxyConfig empty = ProxyConfig.EMPTY;
        Service web =
                new Service(
                        empty.freeServiceId(),
                        "web",
                        new Affinity.None(),
                        List.of(
                                new Backend("", "127.0.0.1", portA, weight, true),
                                new Backend("", "127.0.0.1", portB, 1, true)));
        ProxyConfig first =
                empty.withService(web)
                        .withListener(
                                new Listener(
                                        empty.freeListenerId(),
                                        "plain",
                                        true,
                                        "127.0.0.1",
                                        httpPort,
                                        new Protocol.Http(),
                                        MethodSet.ANY,
                                        List.of(Rule.everything(web.id()))));
        Listener secure =
                first.listeners()
                        .getFirst()
                        .withId(first.freeListenerId())
                        .withName("secure")
                        .withPort(httpsPort)
                        .withProtocol(
                                new Protocol.Https(
                                        new TlsSettings(List.of(certificate.toString()))));
        return new ProxyConfig(
                List.of(first.listeners().getFirst(), secure), first.services(), Timeouts.DEFAULTS);
    }
}
