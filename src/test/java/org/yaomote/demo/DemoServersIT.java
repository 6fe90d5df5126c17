package org.yaomote.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

class DemoServersIT {
    private final DemoServers demo = new DemoServers();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        demo.close();
        client.close();
    }

    @Test
    void eachServerNamesItselfInBothLanguages() throws Exception {
        List<Integer> ports = DemoServers.freePorts(2, 20480);
        demo.serve(ports);

        assertThat(get(ports.get(0)).body()).contains("demo server A", "デモサーバー A");
        assertThat(get(ports.get(1)).body()).contains("demo server B", "デモサーバー B");
        assertThat(get(ports.get(1)).headers().firstValue("X-Demo-Server")).hasValue("B");
    }

    @Test
    void aTakenPortIsLeftOutAndTheOthersServe() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int free = DemoServers.freePorts(1, 20580).get(0);
            demo.serve(List.of(taken.getLocalPort(), free));

            assertThat(demo.ports()).containsExactly(free);
            assertThat(get(free).body()).contains("demo server B");
        }
    }

    @Test
    void freePortsAvoidThoseInUse() throws Exception {
        int first = DemoServers.freePorts(1, 20680).get(0);
        demo.serve(List.of(first));

        assertThat(DemoServers.freePorts(2, first)).hasSize(2).allMatch(port -> port > first);
    }

    private HttpResponse<String> get(int port) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/any/path");
        return client.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
