package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.demo.DemoServers;
import org.yaomote.fixtures.ChildProgram;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `yaomote run` as a process, in front of two web servers of this one.
@DisabledOnOs(value = WINDOWS, disabledReason = "Windows has no signals to send")
class RunIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern READY = Pattern.compile("listening (http\\S+) ");

    private final DemoServers backends = new DemoServers();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir Path home;

    @BeforeEach
    void startBackends() {
        backends.serve(DemoServers.freePorts(2, 21480));
    }

    @AfterEach
    void stopBackends() {
        backends.close();
        client.close();
    }

    @Test
    void servesByWeightAndEndsWithZeroOnSigterm() throws Exception {
        try (ChildProgram proxy = serve(file(config(freePort())))) {
            String url = ready(proxy).get(0);

            Map<String, Long> answers =
                    IntStream.range(0, 40)
                            .mapToObj(_ -> get(url).headers().firstValue("X-Demo-Server").get())
                            .collect(Collectors.groupingBy(n -> n, Collectors.counting()));
            proxy.signal("TERM");

            assertThat(answers).isEqualTo(Map.of("A", 20L, "B", 20L));
            assertThat(proxy.exitCode()).isZero();
            assertThat(proxy.out()).contains("stopped");
            assertThat(proxy.err()).isEmpty();
        }
    }

    @Test
    void sighupPutsTheChangedFileInForce() throws Exception {
        String first = config(freePort());
        Path file = file(first);
        try (ChildProgram proxy = serve(file)) {
            String kept = ready(proxy).get(0);

            Files.writeString(
                    file, first.replace("ListenHTTP", listener(freePort()) + "ListenHTTP"));
            proxy.signal("HUP");
            await().atMost(PATIENCE).until(() -> proxy.out().contains("reloaded " + file));

            assertThat(ready(proxy)).hasSize(2);
            assertThat(get(kept).statusCode()).isEqualTo(200);
            assertThat(get(ready(proxy).get(1)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBadFileChangesNothingAndSaysWhy() throws Exception {
        Path file = file(config(freePort()));
        try (ChildProgram proxy = serve(file)) {
            String url = ready(proxy).get(0);

            Files.writeString(file, "ListenHTTP\n    Port none\nEnd\n");
            proxy.signal("HUP");
            await().atMost(PATIENCE).until(() -> proxy.err().contains(file + ":2:10: error"));

            assertThat(proxy.err()).contains("Nothing was changed");
            assertThat(get(url).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPortInUseIsExitCode3WithTheReason() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            ChildProgram proxy = serve(file(config(taken.getLocalPort())));

            assertThat(proxy.exitCode()).isEqualTo(3);
            assertThat(proxy.err())
                    .contains("not started", "pound.cfg:3:10: error", "" + taken.getLocalPort());
            assertThat(proxy.out()).isEmpty();
        }
    }

    @Test
    void withoutDisplayAndConfigurationTheDemoServes() throws Exception {
        try (ChildProgram program = ChildProgram.start(home, Map.of())) {
            String url = ready(program).get(0);

            assertThat(get(url).body()).contains("demo server");
            assertThat(program.out()).contains("no display", "demo", url);
            program.signal("INT");
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void withoutAConfigurationRunSaysWhatToDo() throws Exception {
        ChildProgram run = ChildProgram.run(home, Map.of(), "run");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("yaomote run -f FILE");
    }

    private ChildProgram serve(Path file) throws IOException {
        return ChildProgram.start(home, Map.of(), "run", "-f", file.toString());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(home.resolve("pound.cfg"), text);
    }

    private List<String> ready(ChildProgram program) {
        await().atMost(PATIENCE).until(() -> READY.matcher(program.out()).find());
        return READY.matcher(program.out()).results().map(r -> r.group(1)).toList();
    }

    private HttpResponse<String> get(String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/")).timeout(PATIENCE).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    private String config(int port) {
        String servers =
                backends.ports().stream()
                        .map(p -> "BackEnd\nAddress 127.0.0.1\nPort " + p + "\nEnd\n")
                        .collect(Collectors.joining());
        return listener(port) + "Service\n" + servers + "End\n";
    }

    private static String listener(int port) {
        return "ListenHTTP\n    Address 127.0.0.1\n    Port " + port + "\nEnd\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }
}
