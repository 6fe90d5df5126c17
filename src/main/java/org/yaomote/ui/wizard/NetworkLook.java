package org.yaomote.ui.wizard;

import org.yaomote.sweep.EchoOptions;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.Pace;
import org.yaomote.sweep.SweepListener;
import org.yaomote.sweep.SweepRequest;
import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.Sweeper;
import org.yaomote.sweep.WebService;
import org.yaomote.targets.TargetSet;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Looks for web servers on the own network: a quick sweep with the ports that they usually have.
///
/// Thread: the FX thread; answers come there too.
///
/// @param sweeper the engine
/// @param fx where answers are handed over
record NetworkLook(Sweeper sweeper, Executor fx) {
    private static final List<Integer> PORTS = List.of(80, 443, 3000, 8080, 8443);

    /// What is heard.
    ///
    /// @param found web servers, some of them perhaps again
    /// @param share of the hosts that are done, from 0 to 1
    /// @param ended the end; nothing comes behind it
    record Ear(Consumer<List<Candidate>> found, Consumer<Double> share, Runnable ended) {}

    /// Begins.
    ///
    /// @param network at most 256 addresses
    Sweeper.Running begin(String network, Ear ear) {
        SweepRequest request =
                new SweepRequest(
                        TargetSet.parse(network),
                        EchoOptions.DEFAULTS,
                        Pace.NORMAL,
                        true,
                        PORTS,
                        Set.of(SweepRequest.Look.NAME, SweepRequest.Look.WEB));
        return sweeper.start(request, new Heard(ear, fx));
    }

    private record Heard(Ear ear, Executor fx) implements SweepListener {
        @Override
        public void started(Means means) {}

        @Override
        public void results(List<HostResult> changed) {
            fx.execute(
                    () ->
                            ear.found()
                                    .accept(
                                            changed.stream()
                                                    .flatMap(h -> candidates(h).stream())
                                                    .toList()));
        }

        @Override
        public void progress(Progress progress) {
            double share = (double) progress.settled() / Math.max(1, progress.total());
            fx.execute(() -> ear.share().accept(share));
        }

        @Override
        public void finished(SweepSummary summary) {
            fx.execute(ear.ended());
        }
    }

    private static List<Candidate> candidates(HostResult host) {
        return host.known().services().stream()
                .filter(service -> service.status() > 0)
                .map(service -> candidate(host, service))
                .toList();
    }

    private static Candidate candidate(HostResult host, WebService service) {
        String known = host.known().reverseName();
        String name = known.isEmpty() ? service.title() : known;
        Candidate candidate =
                new Candidate(Candidate.Source.NETWORK, () -> name, host.label(), service.port());
        boolean isSecure = service.scheme() == WebService.Scheme.HTTPS;
        candidate.saw(new Look.Answered(service.status(), 0, isSecure));
        return candidate;
    }
}
