package org.yaomote.proxy;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Backend;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.io.File;
import java.util.Objects;

/// Sockets that are over are closed, whoever ended them.
@ParameterizedClass
@EnumSource(Transport.class)
@EnabledOnOs(OS.LINUX)
class DescriptorIT extends ProxyScenario {
    private static final int TIMES = 40;

    DescriptorIT(Transport transport) {
        super(transport);
    }

    private static int open() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    @Test
    void noDescriptorIsLeftBehind() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    var request = visit.request();
                                    while (request != null) {
                                        if (request.target().equals("/break")) {
                                            visit.send("HTTP/1.1 200 OK\r\n\r\nhalf");
                                            visit.reset();
                                            return;
                                        }
                                        visit.ok("done");
                                        request = visit.request();
                                    }
                                }));
        Backend refusing = new Backend("", "127.0.0.1", ScriptedBackend.refusingPort(), 1, true);
        serve(Setup.web(Setup.service("app", backend.config(), refusing)));
        visit();
        int before = open();

        for (int i = 0; i < TIMES; i++) {
            visit();
        }

        // A few more may lie in the pool than did before.
        await().atMost(SOON).until(() -> open() <= before + 4);
    }

    private void visit() {
        try (RawClient churn = RawClient.to(port())) {
            churn.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").answer();
            churn.end();
        }
        try (RawClient broken = RawClient.to(port())) {
            broken.send("GET /break HTTP/1.1\r\nHost: x\r\n\r\n").end();
        }
        RawClient resetting = RawClient.to(port());
        resetting.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf").reset();
        RawClient leaving = RawClient.to(port());
        leaving.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").close();
        RawClient.to(port()).close();
    }
}
