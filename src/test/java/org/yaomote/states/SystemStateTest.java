package org.yaomote.states;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.Effort;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.metrics.TrafficSnapshot.BackendTraffic;
import org.yaomote.metrics.TrafficSnapshot.ServiceTraffic;
import org.yaomote.policy.Condition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Q11: whatever happens, in whatever order, no whole is greener than its parts. A small world of
/// two listeners over two services lives through random events, and after each of them the states
/// are held against the sentences of the design.
class SystemStateTest {
    private static final Availability[] FACTS = {
        Availability.UP, Availability.SHAKY, Availability.DOWN, Availability.UNKNOWN
    };

    private final Random random = new Random(11);
    private final Map<String, Availability> facts = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private boolean running;
    private ProxyConfig config = world();

    private static ProxyConfig world() {
        Service web =
                Configs.service(
                        "web", Configs.backend("web1", 9001, 1), Configs.backend("web2", 9002, 1));
        Service api =
                Configs.service(
                        "api",
                        Configs.backend("api1", 9003, 1),
                        Configs.backend("api2", 9004, 1),
                        Configs.backend("api3", 9005, 1));
        Rule toApi = new Rule(List.of(new Condition.PathPrefix("/api")), api.id());
        return new ProxyConfig(
                List.of(
                        Configs.listener("public", 8080, toApi, Rule.everything(web.id())),
                        Configs.listener("intern", 8081, Rule.everything(api.id()))),
                List.of(web, api),
                Timeouts.DEFAULTS);
    }

    @Test
    void whateverHappensNoWholeIsGreenerThanItsParts() {
        int events = Effort.of(10_000, 1_000_000);
        for (int i = 0; i < events; i++) {
            happen();
            SystemState now =
                    new SystemState(config, running ? Optional.of(open) : Optional.empty(), seen());
            config.services().forEach(service -> check(now, service));
            config.listeners().forEach(listener -> check(now, listener));
            checkWhole(now);
        }
    }

    private void happen() {
        switch (random.nextInt(8)) {
            case 0 -> {
                running = !running || random.nextInt(4) > 0;
                open.clear();
                config.listeners().forEach(listener -> open.add(listener.id().value()));
            }
            case 1 -> open.remove(random.nextBoolean() ? "public" : "intern");
            case 2 -> mode();
            case 3 -> service();
            case 4 -> {
                Listener one = config.listeners().get(random.nextInt(2));
                config = config.withListener(one.withEnabled(random.nextInt(4) > 0));
            }
            default -> facts.put(backendAddress(), FACTS[random.nextInt(FACTS.length)]);
        }
    }

    private String backendAddress() {
        return "127.0.0.1:" + (9001 + random.nextInt(5));
    }

    private void mode() {
        Service service = config.services().get(random.nextInt(2));
        List<Backend> backends = new ArrayList<>(service.backends());
        int at = random.nextInt(backends.size());
        BackendMode[] modes = BackendMode.values();
        backends.set(at, backends.get(at).withMode(modes[random.nextInt(modes.length)]));
        config = config.withService(service.withBackends(backends));
    }

    private void service() {
        Service service = config.services().get(random.nextInt(2)).withAffinity(affinity());
        boolean rarely = random.nextInt(4) == 0;
        config =
                config.withService(
                        service.withOptions(
                                service.options()
                                        .withMaintenance(rarely && random.nextBoolean())
                                        .withPolicy(
                                                RollupTest.policy(
                                                        service.options().policy().reply(),
                                                        rarely && random.nextBoolean()))));
    }

    private Affinity affinity() {
        return random.nextBoolean()
                ? new Affinity.None()
                : new Affinity.ByCookie("id", Duration.ofMinutes(5));
    }

    private TrafficSnapshot seen() {
        Map<String, ServiceTraffic> services = new HashMap<>();
        for (Service service : config.services()) {
            Map<String, BackendTraffic> backends = new HashMap<>();
            for (Backend backend : service.backends()) {
                Availability fact = facts.getOrDefault(backend.address(), Availability.UNKNOWN);
                var health = new BackendHealth(fact, Instant.EPOCH, 0, "");
                backends.put(backend.address(), new BackendTraffic(Traffic.NONE, health));
            }
            services.put(service.id().value(), new ServiceTraffic(Traffic.NONE, backends));
        }
        return new TrafficSnapshot(Instant.EPOCH, 1, Instant.EPOCH, Map.of(), services);
    }

    private void check(SystemState now, Service service) {
        Reality state = now.service(service);
        List<Backend> counted =
                service.backends().stream()
                        .filter(b -> b.mode() == BackendMode.READY || b.mode() == BackendMode.DRAIN)
                        .toList();
        boolean allUp = counted.stream().allMatch(b -> now.backend(service, b) == Reality.UP);
        boolean noneTakes =
                counted.stream()
                        .map(b -> now.backend(service, b))
                        .allMatch(r -> r == Reality.DOWN || r == Reality.DRAINING);
        boolean binds = !(service.affinity() instanceof Affinity.None);
        boolean drains =
                binds
                        && !counted.isEmpty()
                        && counted.stream()
                                .allMatch(b -> now.backend(service, b) == Reality.DRAINING);
        boolean asked = !service.options().maintenance() && !service.options().policy().disabled();
        boolean lives = running && asked;

        assertThat(state == Reality.UP)
                .as("up exactly if every enabled backend is")
                .isEqualTo(lives && !counted.isEmpty() && allUp);
        assertThat(state == Reality.DOWN)
                .as("down exactly if none can take a new request, unless bound clients are served")
                .isEqualTo(lives && noneTakes && !drains);
        assertThat(state == Reality.DRAINING)
                .as("draining exactly if all backends are, and clients are bound to them")
                .isEqualTo(lives && drains);
        if (state == Reality.UNKNOWN && running) {
            assertThat(counted).allMatch(b -> now.backend(service, b) == Reality.UNKNOWN);
        }
        if (service.options().maintenance()) {
            assertThat(state).isEqualTo(Reality.MAINTENANCE);
        }
        checkShares(now, service);
    }

    private static void checkShares(SystemState now, Service service) {
        List<Integer> shares = now.shares(service);
        List<Integer> ofWorking = new ArrayList<>();
        List<Integer> ofDown = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            boolean isDown = now.backend(service, service.backends().get(i)) == Reality.DOWN;
            (isDown ? ofDown : ofWorking).add(shares.get(i));
        }
        if (ofWorking.stream().anyMatch(share -> share > 0)) {
            assertThat(ofDown)
                    .as("while others work, who is down gets nothing")
                    .allMatch(s -> s == 0);
        }
        assertThat(shares.stream().mapToInt(s -> s).sum()).isIn(0, 1000);
    }

    private void check(SystemState now, Listener listener) {
        Reality state = now.listener(listener);
        if (!listener.enabled()) {
            assertThat(state).isEqualTo(Reality.OFF);
        } else if (!running) {
            assertThat(state).isEqualTo(Reality.IDLE);
        } else if (!open.contains(listener.id().value())) {
            assertThat(state).isEqualTo(Reality.DOWN);
        } else {
            for (Rule rule : listener.rules()) {
                Reality service = now.service(config.service(rule.service()).orElseThrow());
                boolean counts = service != Reality.OFF;
                if (counts && rule.matches().isEmpty()) {
                    assertThat(state).isGreaterThanOrEqualTo(service);
                }
                if (counts && state == Reality.UP) {
                    assertThat(service).isEqualTo(Reality.UP);
                }
                if (counts && state == Reality.DRAINING) {
                    assertThat(service).isEqualTo(Reality.DRAINING);
                }
            }
        }
    }

    private void checkWhole(SystemState now) {
        if (!running) {
            assertThat(now.whole()).isEqualTo(Reality.OFF);
            return;
        }
        for (Listener listener : config.listeners()) {
            assertThat(now.whole()).isGreaterThanOrEqualTo(now.listener(listener));
        }
    }
}
