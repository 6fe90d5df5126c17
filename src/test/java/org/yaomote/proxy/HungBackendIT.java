package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.metrics.Availability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A machine that hangs accepts connections and breaks none; only health checks can tell (decision
/// 18). What waits there and may be repeated goes elsewhere.
class HungBackendIT extends ProxyScenario {
    private static final HealthCheck GET =
            new HealthCheck.Http(
                    "/healthz",
                    "app.test",
                    200,
                    299,
                    new HealthCheck.Timing(Duration.ofMillis(200), Duration.ofMillis(200), 2, 2));
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";

    /// What the backend answers to checks; empty: nothing.
    private volatile String health = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    /// What it says to requests before it falls silent.
    private volatile String first = "";

    private final CountDownLatch comesRound = new CountDownLatch(1);
    private final ScriptedBackend hanging = with(ScriptedBackend.running(this::hang));
    private final ScriptedBackend well = with(ScriptedBackend.saying("well"));

    HungBackendIT() {
        super(Transport.BEST);
    }

    private void hang(ScriptedBackend.Visit visit)
            throws java.io.IOException, InterruptedException {
        Message read = visit.request();
        if (read != null && !read.startLine().contains("/healthz")) {
            visit.send(first);
            if (comesRound.await(30, TimeUnit.SECONDS)) {
                visit.ok("late");
            }
        } else if (!health.isEmpty()) {
            visit.send(health);
            return;
        }
        visit.awaitEnd();
    }

    /// All requests go to the one that will hang, until it is out.
    private void serveBoth() {
        Service both = Setup.service("app", hanging.config(), well.config().withEmergency(true));
        serve(Setup.web(both.withOptions(both.options().withHealthCheck(GET))));
        awaitHealth(Availability.UP);
    }

    private void awaitHealth(Availability expected) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> health() == expected);
    }

    private Availability health() {
        var known = counts().service("app").backends().get(hanging.config().address());
        return Objects.requireNonNull(known).health().availability();
    }

    /// Requests that wait at the backend that is about to hang.
    private List<RawClient> waiting(String request, int count) {
        List<RawClient> waiting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            waiting.add(client().send(request));
        }
        await().atMost(SOON).until(() -> backend(hanging).inFlight() == count);
        return waiting;
    }

    @Test
    void whatMayBeRepeatedGoesElsewhere() {
        serveBoth();
        List<RawClient> waiting = waiting(REQUEST, 2);
        health = "";

        assertThat(waiting.get(0).answer().body()).isEqualTo("well");
        assertThat(waiting.get(1).answer().body()).isEqualTo("well");
        assertThat(listener().outcomes().success()).isEqualTo(2);
        assertThat(listener().retries()).isEqualTo(2);
    }

    /// RFC 9110 §9.2.2: a POST that was sent stays where it is.
    @Test
    void whatMustNotBeRepeatedStays() {
        serveBoth();
        RawClient post = waiting(POST, 1).getFirst();
        health = "";
        awaitElsewhere();
        comesRound.countDown();

        assertThat(post.answer().body()).isEqualTo("late");
    }

    /// An octet of an answer is an octet of an answer, also of an interim one (RFC 9110 §15.2).
    @Test
    void whatHasHadAnInterimAnswerStays() {
        first = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
        serveBoth();
        RawClient early = waiting(REQUEST, 1).getFirst();
        assertThat(early.head().status()).isEqualTo(103);
        health = "";
        awaitElsewhere();
        comesRound.countDown();

        assertThat(early.answer().body()).isEqualTo("late");
    }

    /// A backend that answers its checks badly is alive, and so is what it has begun with.
    @Test
    void onlyABackendThatIsSilentIsLeft() {
        serveBoth();
        RawClient get = waiting(REQUEST, 1).getFirst();
        health = "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n";
        awaitElsewhere();
        comesRound.countDown();

        assertThat(get.answer().body()).isEqualTo("late");
    }

    /// Retries that the budget has not are not answered 502: the backend may come round.
    @Test
    void whatTheBudgetDoesNotCoverGoesOnWaiting() {
        int count = 250;
        serveBoth();
        List<RawClient> waiting = waiting(REQUEST, count);
        health = "";
        await().atMost(SOON).until(() -> listener().retries() >= 100);
        comesRound.countDown();

        List<String> bodies = waiting.stream().map(RawClient::answer).map(Message::body).toList();
        assertThat(bodies).hasSize(count).containsOnly("well", "late");
        // A hundred to begin with, a fifth of the requests, and ten a second.
        assertThat(listener().retries()).isBetween(100L, 200L);
        assertThat(listener().outcomes().success()).isEqualTo(count + 0L);
    }

    /// The backend is out, and a few looks at it are over.
    private void awaitElsewhere() {
        awaitHealth(Availability.DOWN);
        assertThat(client().get("/").body()).isEqualTo("well");
        await().during(Duration.ofMillis(600)).atMost(SOON).until(() -> listener().retries() == 0);
    }
}
