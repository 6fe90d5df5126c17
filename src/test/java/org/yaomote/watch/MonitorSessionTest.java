package org.yaomote.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.echo.EchoBatch.Outcome;
import org.yaomote.fixtures.FakeTransport;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

class MonitorSessionTest {
    @Test
    void aSessionWatchesUntilItIsClosed() {
        FakeTransport net = new FakeTransport().answering(request -> request.reply(1));
        MonitorSession session =
                MonitorSession.start(() -> net, WatchSettings.DEFAULTS, InstantSource.system());
        try (session) {
            int id = session.add(InetAddress.ofLiteral("10.0.0.1"), "nas");
            await().until(() -> session.snapshot(10).hosts().getFirst().figures().received() > 3);
            session.pause(id);
            assertThat(session.snapshot(0).hosts().getFirst().state()).isEqualTo(HostState.PAUSED);
            session.resume(id);
            session.remove(id);
            assertThat(session.snapshot(0).hosts()).isEmpty();
        }

        await().until(net::isClosed);
    }

    @Test
    void socketsThatTheNetworkTookAlongAreOpenedAnew() {
        AtomicInteger opened = new AtomicInteger();
        FakeTransport net =
                new FakeTransport()
                        .answering(request -> request.reply(1))
                        .sending((_, _) -> opened.get() > 1 ? Outcome.SENT : Outcome.REFUSED);
        MonitorSession session =
                MonitorSession.start(
                        () -> {
                            opened.incrementAndGet();
                            return net;
                        },
                        WatchSettings.DEFAULTS,
                        InstantSource.system());
        try (session) {
            session.add(InetAddress.ofLiteral("10.0.0.1"), "nas");
            await().until(() -> session.eventsAfter(0).size() == 2);
        }

        assertThat(session.eventsAfter(0))
                .extracting(numbered -> numbered.event().getClass().getSimpleName())
                .containsExactly("NetworkLost", "NetworkBack");
        assertThat(opened).hasValue(2);
    }
}
