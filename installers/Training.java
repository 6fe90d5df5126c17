import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Lets the program run for a moment as its users run it, so that the JVM writes down what it
/// loaded, linked and found hot: an AOT cache for each of the two launchers.
///
/// A cache holds only for the same runtime, jars (with their times), class path and flags, so it is
/// made from the image, with what the launcher says. Needs no display.
final class Training {
    private static final int REQUESTS = 4000;
    private static final int HANDSHAKES = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Material material;
    private final AppImage image;
    private final Steps steps;

    Training(Material material, AppImage image, Steps steps) {
        this.material = material;
        this.image = image;
        this.steps = steps;
    }

    void learn() throws Exception {
        steps.section("training: the window");
        window();
        if (material.system() == Target.WINDOWS) {
            steps.note("no training of the command line: Windows cannot ask it to stop");
            return;
        }
        steps.section("training: the command line");
        if (steps.isDry()) {
            steps.note("run yaomote-cli run under " + REQUESTS + " requests, HTTP and HTTPS");
        } else {
            terminal();
        }
    }

    private void window() throws IOException, InterruptedException {
        List<String> trial =
                List.of(
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Djava.awt.headless=true",
                        "-Dyaomote.trial=true");
        List<String> command = new ArrayList<>(List.of(image.javaProgram().toString()));
        command.addAll(learning("window"));
        command.addAll(trial);
        command.addAll(main("window"));
        steps.program(command, home("window"));
        isThere("window");
    }

    private void terminal() throws Exception {
        HttpServer origin = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
        origin.createContext(
                "/",
                exchange -> {
                    byte[] body = "served\n".getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        origin.start();
        try {
            served(origin.getAddress().getPort());
        } finally {
            origin.stop(0);
        }
        isThere("terminal");
    }

    private void served(int origin) throws Exception {
        Path folder = Files.createDirectories(material.work().resolve("training"));
        Path bundle = folder.resolve("bundle.pem");
        List<String> self = new ArrayList<>(List.of(image.javaProgram().toString()));
        self.addAll(main("terminal"));
        self.addAll(
                List.of(
                        "cert",
                        "self-sign",
                        "--force",
                        "-n",
                        "localhost",
                        "-o",
                        bundle.toString()));
        steps.program(self, home("terminal"));
        int plain = freePort();
        int secure = freePort();
        Path file = folder.resolve("pound.cfg");
        Files.writeString(file, CONFIGURATION.formatted(plain, secure, bundle, origin));
        List<String> command = new ArrayList<>(List.of(image.javaProgram().toString()));
        command.addAll(learning("terminal"));
        command.addAll(main("terminal"));
        command.addAll(List.of("run", "-f", file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(home("terminal"));
        Path log = folder.resolve("run.log");
        Process run = builder.redirectOutput(log.toFile()).start();
        try {
            until(log, "https://");
            ask(plain, secure, bundle);
            run.destroy();
            if (!run.waitFor(3, TimeUnit.MINUTES)) {
                throw new IllegalStateException("it did not stop:\n" + Files.readString(log));
            }
        } finally {
            run.destroyForcibly();
        }
    }

    private static final String CONFIGURATION =
            """
            ListenHTTP
                Address 127.0.0.1
                Port %d
            End
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
            """;

    private void ask(int plain, int secure, Path bundle) throws Exception {
        URI http = URI.create("http://localhost:" + plain + "/");
        URI https = URI.create("https://localhost:" + secure + "/");
        HttpClient.Version[] versions = {HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2};
        SSLContext tls = trusting(bundle);
        for (HttpClient.Version version : versions) {
            try (HttpClient client =
                    HttpClient.newBuilder().version(version).sslContext(tls).build()) {
                for (int i = 0; i < REQUESTS / 4; i++) {
                    get(client, http);
                    get(client, https);
                }
            }
        }
        for (int i = 0; i < HANDSHAKES; i++) {
            try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
                get(client, https);
            }
        }
    }

    private static void get(HttpClient client, URI place) throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(place).timeout(PATIENCE).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(place + " answered " + answer.statusCode());
        }
    }

    private static SSLContext trusting(Path bundle) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        String pem = Files.readString(bundle);
        String one = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE"));
        store.setCertificateEntry(
                "training",
                java.security.cert.CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new java.io.ByteArrayInputStream(
                                        one.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void until(Path log, String word) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(word)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("it does not serve:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private List<String> learning(String mode) {
        return List.of("-XX:AOTCacheOutput=" + image.app().resolve(mode + ".aot"));
    }

    /// What the launcher of a mode says, but for the cache that is not there yet.
    private List<String> main(String mode) throws IOException {
        String launcher = material.system() == Target.LINUX ? "yaomote-window" : "Yaomote";
        String file = (mode.equals("window") ? launcher : "yaomote-cli") + ".cfg";
        List<String> options = new ArrayList<>();
        List<String> classPath = new ArrayList<>();
        for (String line : lines(image.app().resolve(file))) {
            String value =
                    line.substring(line.indexOf('=') + 1)
                            .replace("$APPDIR", image.app().toString());
            if (line.startsWith("java-options=") && !value.matches("-XX:AOTCache=.*|-Xlog:.*")) {
                options.add(value);
            } else if (line.startsWith("app.classpath=")) {
                classPath.add(value);
            }
        }
        options.add("-classpath");
        options.add(String.join(java.io.File.pathSeparator, classPath));
        options.add(Material.MAIN);
        return options;
    }

    private List<String> lines(Path file) throws IOException {
        return steps.isDry()
                ? List.of("app.classpath=$APPDIR/yaomote.jar", "java-options=FLAGS")
                : Files.readAllLines(file);
    }

    private Map<String, String> home(String mode) {
        Path home = material.work().resolve("home-" + mode);
        return Map.of("YAOMOTE_HOME", home.toString(), "DISPLAY", ":0", "LC_ALL", "C.UTF-8");
    }

    private void isThere(String mode) {
        Path cache = image.app().resolve(mode + ".aot");
        if (!steps.isDry() && !Files.isRegularFile(cache)) {
            throw new IllegalStateException("the JVM wrote no " + cache);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }
}
