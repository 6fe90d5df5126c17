package org.yaomote.proxy;

import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.Setup;
import org.yaomote.metrics.BoundListener;
import org.yaomote.policy.Reply;
import org.yaomote.traffic.Demand;
import org.yaomote.transport.EventLoops;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What recording costs: processor time of the proxy per request, while nobody looks and while
/// somebody does, in slices that take turns, so that the machine's other work hits both alike. No
/// test: `main` needs wrk and prints a line a round, then the median of the ratios. The load goes
/// to 127.0.0.1 only.
final class TraceCost {
    private static final int ROUNDS = 15;
    private static final int SECONDS = 2;
    private static final int WARM_UP = 12;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TraceCost() {}

    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("trace-cost");
        try (ProxyEngine origin = engine(folder)) {
            int port = start(origin, "web", originConfig());
            Set<Long> others = threads();
            try (ProxyEngine proxy = engine(folder)) {
                Backend backend = new Backend("", "127.0.0.1", port, 1, true);
                int front = start(proxy, "web", Setup.web(Setup.service("app", backend)));
                measure(proxy, front, others);
            }
        }
    }

    private static ProxyEngine engine(Path folder) {
        Places places = new Places(folder, folder.resolve("access.log"));
        return new ProxyEngine(places, EventLoops.best(1), CookieSecret.made());
    }

    private static ProxyConfig originConfig() {
        return ProxyConfig.EMPTY
                .withService(Policies.replying("app", new Reply.Empty()))
                .withListener(Setup.http("web", "app"));
    }

    private static int start(ProxyEngine engine, String listener, ProxyConfig config)
            throws InterruptedException, ExecutionException {
        if (engine.start(config).get() instanceof StartResult.Started(var bound, _)) {
            return bound.stream()
                    .filter(b -> b.id().equals(listener))
                    .mapToInt(BoundListener::port)
                    .findFirst()
                    .orElseThrow();
        }
        throw new IllegalStateException("refused");
    }

    private static void measure(ProxyEngine proxy, int port, Set<Long> others)
            throws IOException, InterruptedException {
        ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor();
        var _ =
                looker.scheduleAtFixedRate(
                        () -> proxy.insight().traffic().drain(), 250, 250, TimeUnit.MILLISECONDS);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < WARM_UP; i++) {
            double _ = slice(proxy, port, others, i % 2 == 0 ? Demand.HEADS : Demand.NOTHING);
        }
        for (int i = 0; i < ROUNDS; i++) {
            double off = slice(proxy, port, others, Demand.NOTHING);
            double on = slice(proxy, port, others, Demand.HEADS);
            ratios.add(on / off);
            System.out.printf("off %.2f us  on %.2f us  ratio %.3f%n", off, on, on / off);
        }
        ratios.sort(null);
        System.out.printf(
                "median %.3f, from %.3f to %.3f%n",
                ratios.get(ROUNDS / 2), ratios.getFirst(), ratios.getLast());
        looker.shutdownNow();
    }

    /// Microseconds of processor time a request, of all threads of the proxy and of who looks.
    private static double slice(ProxyEngine proxy, int port, Set<Long> others, Demand wanted)
            throws IOException, InterruptedException {
        proxy.insight().traffic().demand(wanted);
        long requests = proxy.snapshot().listener("web").requests();
        long before = cpu(others);
        int status =
                new ProcessBuilder(
                                "wrk",
                                "-t1",
                                "-c32",
                                "-d" + SECONDS + "s",
                                "-H",
                                "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
                                "-H",
                                "Accept: text/html,application/xhtml+xml,*/*;q=0.8",
                                "-H",
                                "Cookie: session=0123456789abcdef; theme=dark",
                                "http://127.0.0.1:" + port + "/shop/items?page=2")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        long nanos = cpu(others) - before;
        long served = proxy.snapshot().listener("web").requests() - requests;
        if (status != 0 || served == 0) {
            throw new IllegalStateException("wrk: " + status);
        }
        return nanos / 1e3 / served;
    }

    private static Set<Long> threads() {
        Set<Long> all = new HashSet<>();
        for (long id : THREADS.getAllThreadIds()) {
            all.add(id);
        }
        return all;
    }

    private static long cpu(Set<Long> others) {
        long sum = 0;
        for (long id : THREADS.getAllThreadIds()) {
            sum += others.contains(id) ? 0 : Math.max(0, THREADS.getThreadCpuTime(id));
        }
        return sum;
    }
}
