package org.yaomote.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.FakeTransport;

import java.net.InetAddress;
import java.time.InstantSource;

class MonitorSessionTest {
    @Test
    void aSessionWatchesUntilItIsClosed() {
        FakeTransport net = new FakeTransport().answering(request -> request.reply(1));
        MonitorSession session =
                MonitorSession.start(net, WatchSettings.DEFAULTS, InstantSource.system());
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
}
