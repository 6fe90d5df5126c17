package org.yaomote.app;

import org.yaomote.roster.BlogLine;
import org.yaomote.roster.Exports;
import org.yaomote.roster.KeptSweep;
import org.yaomote.roster.SweepJson;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.SweepListener;
import org.yaomote.sweep.SweepRequest;
import org.yaomote.sweep.SweepRequest.Look;
import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.Sweeper;
import org.yaomote.sweep.Verdict;
import org.yaomote.targets.Guard;
import org.yaomote.targets.TargetSet;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// `yaomote sweep`: tells which hosts are there.
final class Sweeping {
    /// What an estimate takes for "as fast as it goes".
    private static final long FASTEST = 100_000;

    private final Terminal terminal;
    private final Sweeper sweeper;
    private final ZoneId zone;
    private final Consumer<Runnable> onStop;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final TreeMap<Integer, Boolean> told = new TreeMap<>();

    /// @param zone whose time is told
    /// @param onStop takes what is to be done on Ctrl+C
    Sweeping(Terminal terminal, Sweeper sweeper, ZoneId zone, Consumer<Runnable> onStop) {
        this.terminal = terminal;
        this.sweeper = sweeper;
        this.zone = zone;
        this.onStop = onStop;
    }

    /// Returns when it is over, or stopped.
    ExitCode perform(Invocation.Sweep asked) throws InterruptedException {
        TargetSet targets = TargetSet.parse(asked.targets(), new TargetTexts());
        Optional<String> refusal = refusal(targets, asked);
        if (refusal.isPresent()) {
            terminal.err().println(refusal.get());
            return ExitCode.USAGE;
        }
        Set<Look> look = EnumSet.noneOf(Look.class);
        if (asked.form() != Invocation.Sweep.Form.LINES) {
            look.addAll(
                    asked.ports().isEmpty()
                            ? List.of(Look.NAME, Look.MAC)
                            : List.of(Look.values()));
        }
        SweepRequest request =
                new SweepRequest(targets, asked.echo(), asked.pace(), false, asked.ports(), look);
        AtomicReference<Optional<Sweeper.Running>> running =
                new AtomicReference<>(Optional.empty());
        onStop.accept(
                () -> {
                    stop.countDown();
                    running.get().ifPresent(Sweeper.Running::cancel);
                });
        sweeper.warmUp(); // or the first requests would wait for it, and their times with them
        boolean first = true;
        while (true) {
            Round round = new Round(asked, look, first);
            Sweeper.Running started = sweeper.start(request, round);
            running.set(Optional.of(started));
            if (stop.getCount() == 0) {
                started.cancel();
            }
            KeptSweep kept = round.await();
            boolean over = asked.again().isEmpty() || waited(asked);
            if (over) {
                return exitCode(targets, kept);
            }
            first = false;
        }
    }

    /// Waits for the next round; whether there is none.
    private boolean waited(Invocation.Sweep asked) throws InterruptedException {
        return stop.await(asked.again().orElseThrow().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ExitCode exitCode(TargetSet targets, KeptSweep kept) {
        return kept.summary().count(Verdict.ALIVE) == targets.count() ? ExitCode.OK : ExitCode.DEAD;
    }

    private Optional<String> refusal(TargetSet targets, Invocation.Sweep asked) {
        if (!targets.problems().isEmpty()) {
            TargetReport report = new TargetReport(terminal.words(), asked.targets());
            return Optional.of(
                    String.join("\n", targets.problems().stream().map(report::of).toList()));
        }
        if (targets.isEmpty()) {
            return Optional.of(terminal.words().text("cli.sweep.nobody"));
        }
        Guard guard = targets.guard();
        long seconds = seconds(targets, asked);
        String key =
                switch (guard) {
                    case SILENT -> "";
                    case ESTIMATE -> "cli.sweep.estimate";
                    case CONFIRM_MANY -> asked.yes() ? "cli.sweep.estimate" : "cli.sweep.many";
                    case CONFIRM_PUBLIC -> asked.yes() ? "cli.sweep.estimate" : "cli.sweep.public";
                    case REFUSED -> "cli.sweep.refused";
                };
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String text = terminal.words().text(key, targets.exactCount(), seconds, Guard.MOST);
        if (key.equals("cli.sweep.estimate")) {
            terminal.err().println(text);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static long seconds(TargetSet targets, Invocation.Sweep asked) {
        long rate = asked.pace().perSecond() == 0 ? FASTEST : asked.pace().perSecond();
        return targets.count() / rate + asked.echo().timeout().toSeconds() + 1;
    }

    /// One sweep: tells hosts as they settle; as CSV all at the end, since a line of that can be
    /// replaced by no other.
    private final class Round implements SweepListener {
        private final Invocation.Sweep asked;
        private final Set<Look> look;
        private final boolean saysMeans;
        private final Map<Integer, HostResult> written = new HashMap<>();
        private final TreeMap<Integer, HostResult> hosts = new TreeMap<>();
        private final CompletableFuture<KeptSweep> end = new CompletableFuture<>();

        Round(Invocation.Sweep asked, Set<Look> look, boolean saysMeans) {
            this.asked = asked;
            this.look = look;
            this.saysMeans = saysMeans;
        }

        KeptSweep await() {
            return end.join();
        }

        @Override
        public void started(Means means) {
            if (saysMeans) {
                MeansNote.write(terminal, means);
            }
        }

        @Override
        public void results(List<HostResult> changed) {
            for (HostResult host : changed) {
                hosts.put(host.index(), host);
                switch (asked.form()) {
                    case LINES -> {
                        if (isNews(host)) {
                            terminal.out().println(BlogLine.of(host).text(zone));
                        }
                    }
                    case JSON -> writeJson(host);
                    case CSV -> {}
                }
            }
            terminal.out().flush();
        }

        private void writeJson(HostResult host) {
            HostResult before = written.get(host.index());
            boolean news = isNews(host);
            if (before == null && news) {
                terminal.out().println(SweepJson.host(host));
            } else if (before != null && isMore(before, host)) {
                terminal.out().println(SweepJson.update(host));
            } else {
                return;
            }
            written.put(host.index(), host);
        }

        /// A further reply to the same request alone is none.
        private boolean isMore(HostResult before, HostResult host) {
            return before.verdict() != host.verdict() || !before.known().equals(host.known());
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public void finished(SweepSummary summary) {
            KeptSweep.Asked what =
                    new KeptSweep.Asked(
                            asked.targets(), asked.echo().dataBytes(), asked.ports(), look);
            KeptSweep kept = new KeptSweep(what, summary, List.copyOf(hosts.values()));
            switch (asked.form()) {
                case LINES -> {}
                case JSON -> terminal.out().println(SweepJson.summary(kept));
                case CSV -> {
                    if (saysMeans) {
                        terminal.out().println(Exports.csvHeader());
                    }
                    news().forEach(host -> terminal.out().println(Exports.csvLine(host, zone)));
                }
            }
            terminal.out().flush();
            doubt(summary);
            end.complete(kept);
        }

        /// As in the window: signs that this is not to be believed. JSON has them in the summary.
        private void doubt(SweepSummary summary) {
            if (saysMeans && asked.form() != Invocation.Sweep.Form.JSON) {
                summary.doubts().stream()
                        .sorted()
                        .map(doubt -> "sweep.doubt." + doubt.name().toLowerCase(Locale.ROOT))
                        .forEach(terminal::complain);
            }
        }

        private List<HostResult> news() {
            return hosts.values().stream().filter(Sweeping.this::isNews).toList();
        }
    }

    /// Whether a host has a verdict that was not told yet; nothing is told of those that were not
    /// tried to the end.
    private boolean isNews(HostResult host) {
        if (host.verdict() == Verdict.PENDING || host.verdict() == Verdict.CANCELLED) {
            return false;
        }
        boolean alive = host.verdict().isAlive();
        Boolean before = told.put(host.index(), alive);
        return before == null || before != alive;
    }
}
