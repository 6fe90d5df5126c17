package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.ChildProgram;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory for buffers has a bound (specification of the proxy, 3.3): who needs more than is
/// left is not served, and everybody else is.
class BufferMemoryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern READY = Pattern.compile("listening http://[^:]+:(\\d+)");
    private static final Map<String, String> LITTLE =
            Map.of(
                    "JAVA_TOOL_OPTIONS",
                    "-XX:MaxDirectMemorySize=16m -Dio.netty.maxDirectMemory=12582912");
    private static final int CLIENTS = 300;
    private static final int PROBES = 40;

    @TempDir Path home;

    @Test
    void whenItIsUsedUpTheLoopsLiveOnAndServeAgain() throws Exception {
        byte[] piece = new byte[256 * 1024];
        try (ScriptedBackend backend =
                        ScriptedBackend.running(
                                visit -> {
                                    Message asked = visit.request();
                                    if (asked == null || asked.target().equals("/small")) {
                                        visit.ok("well");
                                        return;
                                    }
                                    visit.send(
                                            "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
                                    while (true) {
                                        visit.send(piece);
                                    }
                                });
                ChildProgram proxy = serve(backend)) {
            int port = port(proxy);
            List<RawClient> slow = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(RawClient.to(port).send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n"));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(log(proxy)).contains("of direct memory"));

            slow.forEach(RawClient::close);

            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(probe(port)).isEqualTo("well"));
            // Every loop has its share of new clients.
            for (int i = 0; i < PROBES; i++) {
                assertThat(probe(port)).isEqualTo("well");
            }
        }
    }

    private static String probe(int port) {
        try (RawClient client = RawClient.to(port)) {
            return client.get("/small").body();
        }
    }

    /// What it complained about, on the screen or in its log.
    private String log(ChildProgram proxy) throws Exception {
        StringBuilder all = new StringBuilder(proxy.err());
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(f -> f.toString().contains(".log")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private ChildProgram serve(ScriptedBackend backend) throws Exception {
        String config =
                "ListenHTTP\nAddress 127.0.0.1\nPort "
                        + ScriptedBackend.refusingPort()
                        + "\nEnd\nService\nBackEnd\nAddress 127.0.0.1\nPort "
                        + backend.port()
                        + "\nEnd\nEnd\n";
        Path file = Files.writeString(home.resolve("pound.cfg"), config);
        return ChildProgram.start(home, LITTLE, "run", "-f", file.toString());
    }

    private static int port(ChildProgram proxy) {
        await().atMost(PATIENCE).until(() -> READY.matcher(proxy.out()).find());
        Matcher found = READY.matcher(proxy.out());
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
