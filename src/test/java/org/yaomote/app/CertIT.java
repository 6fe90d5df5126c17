package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.demo.DemoServers;
import org.yaomote.fixtures.ChildProgram;
import org.yaomote.fixtures.Tool;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `yaomote cert` as a process, and what it has made as a listener's certificate.
@DisabledOnOs(value = WINDOWS, disabledReason = "Windows has no signals to send")
class CertIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("listening https\\S+:(\\d+)");

    private final DemoServers backends = new DemoServers();

    @TempDir Path home;

    @BeforeEach
    void startBackends() {
        assumeTrue(Tool.isThere("curl") && Tool.isThere("openssl"), "curl, openssl");
        backends.serve(DemoServers.freePorts(1, 21580));
    }

    @AfterEach
    void stopBackends() {
        backends.close();
    }

    private Path config(Path bundle) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return Files.writeString(
                    home.resolve("pound.cfg"),
                    """
                    ListenHTTPS
                        Address 127.0.0.1
                        Port %d
                        Cert "%s"
                    End
                    Service
                        BackEnd
                            Address 127.0.0.1
                            Port %d
                        End
                    End
                    """
                            .formatted(free.getLocalPort(), bundle, backends.ports().getFirst()));
        }
    }

    private ChildProgram serve(Path bundle) throws IOException {
        return ChildProgram.start(home, Map.of(), "run", "-f", config(bundle) + "");
    }

    private static String port(ChildProgram proxy) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(proxy.out()).as(proxy.err()).containsPattern(READY));
        Matcher ready = READY.matcher(proxy.out());
        assertThat(ready.find()).isTrue();
        return ready.group(1);
    }

    private void make(String... words) throws Exception {
        ChildProgram made = ChildProgram.run(home, Map.of(), words);
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    @Test
    void aSelfSignedBundleIsServedAtOnce() throws Exception {
        Path bundle = home.resolve("bundle.pem");
        make(
                "cert",
                "self-sign",
                "--name",
                "localhost",
                "--name",
                "127.0.0.1",
                "--out",
                bundle + "");
        try (ChildProgram proxy = serve(bundle)) {
            String url = "https://127.0.0.1:" + port(proxy) + "/";
            Tool curl =
                    Tool.run(
                            "curl",
                            "-sS",
                            "--cacert",
                            bundle,
                            "-o",
                            "/dev/null",
                            "-w",
                            "%{http_code}",
                            url);

            assertThat(curl.out()).isEqualTo("200");
        }
    }

    /// What stood in an article of 2008, with keys of today's length.
    @Test
    void whatTheOldCommandsMadeIsServedAndMadeByOurs() throws Exception {
        Path old = home.resolve("old.pem");
        Tool made =
                Tool.run(
                        "sh",
                        "-c",
                        ("cd %s && openssl genrsa -aes128 -passout pass:x -out k.pem 2048 &&"
                             + " openssl req -new -key k.pem -passin pass:x -out c.pem -subj"
                             + " /CN=127.0.0.1 && openssl x509 -in c.pem -out crt.pem -req -signkey"
                             + " k.pem -passin pass:x")
                                .formatted(home));
        assertThat(made.exitCode()).as(made.out()).isZero();
        Path phrase = Files.writeString(home.resolve("phrase"), "x\n");
        String k = home.resolve("k.pem") + "";
        make(
                "cert",
                "passphrase",
                k,
                "--remove",
                "--passphrase-file",
                phrase + "",
                "-o",
                home.resolve("open.pem") + "");
        make(
                "cert",
                "bundle",
                home.resolve("crt.pem") + "",
                home.resolve("open.pem") + "",
                "-o",
                old + "");
        String concatenated =
                Files.readString(home.resolve("open.pem"))
                        + Files.readString(home.resolve("crt.pem"));

        assertThat(old).hasContent(concatenated);
        try (ChildProgram proxy = serve(old)) {
            String url = "https://127.0.0.1:" + port(proxy) + "/";
            Tool curl = Tool.run("curl", "-sSk", "-o", "/dev/null", "-w", "%{http_code}", url);

            assertThat(curl.out()).isEqualTo("200");
        }
    }

    @Test
    void aServersCertificateIsExaminedFromOutside() throws Exception {
        make("cert", "new", "-n", "127.0.0.1", "-o", home.resolve("app.pem") + "");
        make("cert", "ca", "-o", home.resolve("ca.pem") + "");
        try (ChildProgram proxy = serve(home.resolve("app.pem"))) {
            String port = port(proxy);
            Tool curl =
                    Tool.run(
                            "curl",
                            "-sS",
                            "--cacert",
                            home.resolve("ca.pem"),
                            "-o",
                            "/dev/null",
                            "-w",
                            "%{http_code}",
                            "https://127.0.0.1:" + port + "/");
            ChildProgram seen =
                    ChildProgram.run(home, Map.of(), "cert", "examine", "127.0.0.1:" + port);

            assertThat(curl.out()).isEqualTo("200");
            assertThat(seen.exitCode()).isEqualTo(1);
            assertThat(seen.out())
                    .contains("TLSv1.3", "names: 127.0.0.1", "its authority is not known");
        }
    }
}
