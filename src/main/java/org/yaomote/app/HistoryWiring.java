package org.yaomote.app;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.events.EventLog;
import org.yaomote.pound.Dialect;
import org.yaomote.pound.PoundPrinter;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.store.AppFolders;
import org.yaomote.store.ApplyHistory;
import org.yaomote.store.ConfigJson;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.history.HistoryDesk;
import org.yaomote.ui.history.ReviewDesk;
import org.yaomote.workspace.ApplyKeeper;
import org.yaomote.workspace.ProxyControl;
import org.yaomote.workspace.RunState;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What the history, the logs and the review need from the disk.
///
/// @param files runs tasks that touch the disk, one after another
record HistoryWiring(AppFolders folders, Executor files) {
    private static final int CATCH_UP_SECONDS = 2;
    private static final int ROOM_SECONDS = 60;

    /// Keeps the applies of a proxy.
    ///
    /// @param isKept whether this process may write beside the configuration; else they are kept as
    ///   long as it runs
    ApplyKeeper keeper(ProxyControl control, boolean isKept) {
        Path file = folders.configurationFile();
        ApplyKeeper keeper =
                new ApplyKeeper(
                        new ApplyKeeper.Shelf(
                                isKept ? ApplyHistory.of(file) : ApplyHistory.readOnly(file),
                                files,
                                new FxThread()),
                        control::snapshot);
        control.addHistorian(keeper::record);
        control.addObserver(
                () -> {
                    if (control.state() instanceof RunState.Stopping) {
                        keeper.settle();
                    }
                });
        return keeper;
    }

    /// Has changed files that were put in force, or could not be, reported, and when the disk or
    /// the memory runs short; what proxies without a window report is taken up.
    void follow(ProxyEngine engine, EventLog events, Clock clock, ScheduledExecutorService timer) {
        FxThread fx = new FxThread();
        ReloadNotes notes = new ReloadNotes(events, clock);
        engine.insight().followFiles(news -> fx.execute(() -> notes.told(news)));
        var _ =
                timer.scheduleWithFixedDelay(
                        events::catchUp, CATCH_UP_SECONDS, CATCH_UP_SECONDS, TimeUnit.SECONDS);
        watchRoom(events, clock, timer);
    }

    private void watchRoom(EventLog events, Clock clock, ScheduledExecutorService timer) {
        List<Path> places = List.of(folders.configuration(), folders.state());
        ShortageWatch watch = new ShortageWatch(events, clock, () -> Gauges.of(places));
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> files.execute(watch::look), 0, ROOM_SECONDS, TimeUnit.SECONDS);
    }

    /// Writes a configuration as a pound.cfg: the form with the fewest lines, one for each thing.
    ReviewDesk.Printer printer() {
        return config -> PoundPrinter.print(config.withPoundText(""), Dialect.POUND_4).text();
    }

    /// What the screen is given.
    HistoryDesk desk(ApplyKeeper keeper, TargetPicker targets) {
        return new HistoryDesk(keeper, printer(), new Ends(folders), this::export, targets);
    }

    private Optional<Problem> export(Path file, ProxyConfig config) {
        return new DiskTexts().save(file, ConfigJson.write(config));
    }

    /// The ends of the logs on the disk.
    private record Ends(AppFolders folders) implements HistoryDesk.Tails {
        @Override
        public Optional<List<String>> program() {
            return LogTail.newest(folders.state(), "yaomote.*.log*").flatMap(LogTail::lines);
        }

        @Override
        public Optional<List<String>> access(ProxyConfig config) {
            return switch (config.accessLog()) {
                case AccessLog.Off _ -> Optional.empty();
                case AccessLog.ToFile log -> {
                    Path path =
                            log.path().isEmpty()
                                    ? folders.accessLog()
                                    : folders.configuration().resolve(log.path());
                    yield Files.isRegularFile(path) ? LogTail.lines(path) : Optional.of(List.of());
                }
            };
        }
    }
}
