package org.yaomote.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.GatewayModel;
import org.yaomote.fixtures.OtherProxy;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.Tool;
import org.yaomote.policy.Condition;
import org.yaomote.pound.PoundImport;
import org.yaomote.pound.PoundParser;
import org.yaomote.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// The engines' own checks of what leaves for them.
class OutgrowingIT {
    @TempDir Path folder;

    private final Outgrowing outgrowing =
            new Outgrowing(Words.of(Locale.JAPANESE), f -> List.of(f + ".example"));

    /// Configurations that the tests of other rooms have, and some by chance.
    private List<ProxyConfig> corpus() throws IOException {
        List<ProxyConfig> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/pound"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".cfg")).toList()) {
                PoundImport read = PoundParser.parse("pound.cfg", Files.readString(file));
                boolean hasTunnel = Files.readString(file).contains("ListenTCP");
                if (read instanceof PoundImport.Accepted && !hasTunnel) {
                    all.add(here(read.config()));
                }
            }
        }
        Random random = new Random(31);
        for (int i = 0; i < Effort.of(4, 200); i++) {
            all.add(here(chance(random)));
        }
        return all.stream()
                .filter(c -> c.listeners().stream().anyMatch(Listener::enabled))
                .toList();
    }

    /// On ports that are free: one of the engines opens them to check.
    private static ProxyConfig here(ProxyConfig config) {
        return config.withListeners(
                config.listeners().stream()
                        .map(l -> l.withAddress("127.0.0.1"))
                        .map(l -> l.withPort(ScriptedBackend.refusingPort()))
                        .toList());
    }

    private static ProxyConfig chance(Random random) {
        Duration time = Duration.ofMinutes(1 + random.nextInt(60));
        List<Affinity> affinities =
                List.of(
                        new Affinity.None(),
                        new Affinity.ByClientAddress(time),
                        new Affinity.ByInsertedCookie("SRV", time),
                        new Affinity.ByHeader("X-User", time));
        ProxyConfig config = ProxyConfig.EMPTY;
        List<String> ids = List.of("one", "2 two", "drei ü", "四");
        for (String id : ids) {
            List<Backend> backends = new ArrayList<>();
            for (int b = 0; b <= random.nextInt(3); b++) {
                int weight = 1 + random.nextInt(300);
                String host = random.nextBoolean() ? "10.0.0." + b : "fd00::" + b;
                BackendMode mode = BackendMode.values()[random.nextInt(4)];
                backends.add(new Backend("", host, 80 + b, weight, true).withMode(mode));
            }
            Service service = Setup.service(id, backends.toArray(Backend[]::new));
            Balancing way = Balancing.values()[random.nextInt(Balancing.values().length)];
            boolean isTls = random.nextInt(3) == 0;
            config =
                    config.withService(
                            service.withAffinity(affinities.get(random.nextInt(4)))
                                    .withOptions(
                                            service.options()
                                                    .withBalancing(way)
                                                    .withTls(
                                                            isTls
                                                                    ? new UpstreamTls.Tls(
                                                                            true,
                                                                            "in.example",
                                                                            "ca.pem",
                                                                            "")
                                                                    : new UpstreamTls.Plain())));
        }
        Listener plain =
                Setup.http(
                        "web",
                        Setup.rule("one", pick(random, GatewayModel.PATHS)),
                        Setup.rule("2 two", pick(random, GatewayModel.HOSTS)),
                        Setup.rule("drei ü", pick(random, GatewayModel.OTHERS)));
        return config.withListener(plain.withPort(8080).withAddress("0.0.0.0"))
                .withListener(
                        Setup.https("日本", "四", "site.pem", "other.pem")
                                .withPort(8443)
                                .withAddress("::"));
    }

    private static Condition pick(Random random, List<Condition> from) {
        return from.get(random.nextInt(from.size()));
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void theEnginesTakeTheWholeCorpus(OtherProxy.Kind kind) throws IOException {
        assumeTrue(kind.isThere(), kind + " is not installed");
        var engine = PairPlan.Engine.valueOf(kind.name());
        for (ProxyConfig config : corpus()) {
            Bundle bundle = outgrowing.alone(config, engine);
            bundle.losses().forEach(OutgrowingIT::hasWords);
            String text = bundle.mainText().replace("user haproxy\n    group haproxy", "");
            for (Bundle.Needed needed : bundle.needed()) {
                text = text.replace(needed.target(), stand(needed).toString());
            }
            // Nobody is asked for names here.
            text =
                    text.replaceAll(
                            "(?<start>server (?:s\\d+ )?)[A-Za-z][\\w.-]*:", "${start}10.0.0.9:");
            String complaint = OtherProxy.check(kind, folder, text);
            assertThat(complaint).as(text).isEmpty();
        }
    }

    /// A file in the place of one that the corpus only names.
    private Path stand(Bundle.Needed needed) throws IOException {
        Path file = folder.resolve(needed.name());
        if (!Files.exists(file)) {
            String name = needed.name();
            boolean isPem = name.matches(".*(pem|crt|cert|crl).*");
            if (isPem) {
                var identity =
                        TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "x.example");
                identity.writeBundle(folder, "made");
                Files.move(folder.resolve("made.pem"), file);
            } else {
                Files.writeString(file, "10.0.0.0/8\n");
            }
        }
        return file;
    }

    private static void hasWords(Problem problem) {
        assertThat(Words.of(Locale.ENGLISH).problem(problem)).isNotBlank();
        assertThat(Words.of(Locale.JAPANESE).problem(problem)).isNotBlank();
    }

    @Test
    void keepalivedTakesBothMachinesOfEveryPlan() throws IOException {
        assumeTrue(Tool.isThere("keepalived"), "keepalived is not installed");
        PairPlan usual = PairPlan.DEFAULTS;
        var machines = Optional.of(new PairPlan.Machines("10.0.0.1", "10.0.0.2"));
        var machines6 = Optional.of(new PairPlan.Machines("fd00::1", "fd00::2"));
        var engine = PairPlan.Engine.NGINX;
        List<PairPlan> plans =
                List.of(
                        usual,
                        new PairPlan(engine, "10.0.0.9", 24, "eth0", 255, machines),
                        new PairPlan(engine, "fd00::9", 64, "eth0", 1, machines6),
                        usual.withShared("fd00::7"));
        Path script = Files.writeString(folder.resolve("check.sh"), "#!/bin/sh\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        for (PairPlan plan : plans) {
            Bundle bundle = outgrowing.pair(ProxyConfig.EMPTY, plan);
            for (Bundle.Part part : bundle.parts().subList(0, 2)) {
                // The check is at its place only where it was put, and this card is everywhere.
                String text = part.text().replace(KeepalivedText.CHECK, "/bin/true");
                Path file = Files.writeString(folder.resolve("keepalived.conf"), text);
                Tool said = Tool.run("keepalived", "--config-test", "--use-file", file);
                assertThat(said.out()).as(text).doesNotContainIgnoringCase("keyword");
            }
        }
    }

    /// The check that moves the address: it holds while the engine answers, whatever it answers.
    @Test
    void theCheckNoticesWhetherTheEngineAnswers() throws IOException {
        assumeTrue(Tool.isThere("curl"), "curl is not installed");
        int port = ScriptedBackend.refusingPort();
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", new Backend("", "10.0.0.1", 80, 1, true)))
                        .withListener(Setup.http("web", "app").withPort(port));
        String check = KeepalivedText.check(config);
        Path script = Files.writeString(folder.resolve("check.sh"), check);
        assertThat(Tool.run("bash", script).exitCode()).isEqualTo(1);
        try (ScriptedBackend engine = ScriptedBackend.saying("anything")) {
            String other = check.replace(":" + port + "/", ":" + engine.port() + "/");
            Files.writeString(script, other);
            assertThat(Tool.run("bash", script).exitCode()).isZero();
        }
    }
}
