package org.yaomote.ui.traffic;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.traffic.Demand;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.traffic.TrafficFilter;
import org.yaomote.traffic.TrafficLog;
import org.yaomote.traffic.TrafficTap;
import org.yaomote.traffic.TrafficTap.Fetched;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.Preferences;
import org.yaomote.ui.fx.Ticker;
import org.yaomote.ui.fx.Wishes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The requests that are kept and those that are shown. Asks the engine to record while it is in
/// sight, and otherwise if the user wants that: who asks why a request failed comes afterwards.
///
/// Thread: the FX thread; fetching happens elsewhere.
final class TrafficViewModel {
    /// Time between two fetches.
    static final Duration PERIOD = Duration.ofMillis(250);

    /// The same where more comes than is recorded: nobody reads as fast, and drawing would take the
    /// processor from those who are served.
    static final Duration SLOW_PERIOD = Duration.ofSeconds(2);

    /// Requests a second from which on that is so, where some were not recorded.
    private static final long FULL_LOAD = 2_000;

    private final TrafficTap tap;
    private final BackgroundWork work;
    private final Ticker ticker;
    private final TrafficLog log;
    private final ObservableList<RequestTrace> shown = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final BooleanProperty bodies = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<TrafficFilter> filter =
            new ReadOnlyObjectWrapper<>(TrafficFilter.NONE);
    private final ReadOnlyObjectWrapper<Kept> kept = new ReadOnlyObjectWrapper<>(Kept.NOTHING);
    private final List<Runnable> before = new ArrayList<>();
    private final List<Runnable> after = new ArrayList<>();
    private final ReadOnlyBooleanWrapper inSight = new ReadOnlyBooleanWrapper();

    /// More came while nobody looked: a table that is hidden would be laid out all the same.
    private boolean behind;

    /// How the rows are sorted while the table is held still; nothing for the newest first.
    private Optional<Comparator<RequestTrace>> order = Optional.empty();

    private boolean always;
    private boolean fetching;
    private int heldBack;
    private Duration period = PERIOD;

    /// How much there is.
    ///
    /// @param rows requests that are kept
    /// @param shown of them, those that the filter lets through
    /// @param octets about what they take
    /// @param skipped were not recorded, because too many came
    /// @param heldBack came while the table was paused
    record Kept(int rows, int shown, long octets, long skipped, int heldBack) {
        static final Kept NOTHING = new Kept(0, 0, 0, 0, 0);
    }

    /// @param log what is kept, with its bounds
    TrafficViewModel(TrafficTap tap, BackgroundWork work, Ticker ticker, TrafficLog log) {
        this.tap = tap;
        this.work = work;
        this.ticker = ticker;
        this.log = log;
        bodies.addListener((_, _, _) -> demand());
    }

    /// Keeps as much as the user wants, from now on.
    void follow(Preferences preferences) {
        Preference<Integer> rows = preferences.of(Wishes.TRAFFIC_ROWS);
        Preference<Integer> megabytes = preferences.of(Wishes.TRAFFIC_MEGABYTES);
        rows.property().subscribe(() -> bound(rows.get(), megabytes.get()));
        megabytes.property().subscribe(() -> bound(rows.get(), megabytes.get()));
        bound(rows.get(), megabytes.get());
        Property<Boolean> wanted = preferences.of(Wishes.TRAFFIC_BODIES).property();
        bodies.bindBidirectional(wanted);
        preferences.of(Wishes.TRAFFIC_ALWAYS).property().subscribe(this::recordAlways);
    }

    private void recordAlways(boolean now) {
        always = now;
        follow();
    }

    private void bound(int rows, int megabytes) {
        if (log.bound(rows, (long) megabytes << 20) > 0) {
            showAll();
        }
        tell();
    }

    /// The most requests that are kept.
    int mostRows() {
        return log.mostRows();
    }

    /// The most memory that they take, about.
    long mostOctets() {
        return log.mostOctets();
    }

    /// What is shown, the newest first. It changes at the front and at the end only, but for a new
    /// filter.
    ObservableList<RequestTrace> shown() {
        return shown;
    }

    /// Calls these before and after every change of what is shown.
    void around(Runnable first, Runnable then) {
        before.add(first);
        after.add(then);
    }

    ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// Whether bodies are recorded, too.
    BooleanProperty bodiesProperty() {
        return bodies;
    }

    ReadOnlyObjectProperty<TrafficFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Kept> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /// The screen can be seen, or not.
    void inSight(boolean now) {
        if (now == inSight.get()) {
            return;
        }
        inSight.set(now);
        if (now && behind) {
            showAll();
        }
        follow();
    }

    /// Whether the screen can be seen. What is shown stays as it is while it cannot.
    ReadOnlyBooleanProperty inSightProperty() {
        return inSight.getReadOnlyProperty();
    }

    private void follow() {
        demand();
        if (isWanted() && !fetching) {
            fetch();
        }
    }

    private boolean isWanted() {
        return inSight.get() || always;
    }

    /// Holds the table still, or lets it go on with what came meanwhile.
    void togglePause() {
        paused.set(!paused.get());
        if (!paused.get()) {
            order = Optional.empty();
            heldBack = 0;
            showAll();
        }
    }

    /// Sorts what is held still; nothing for the newest first, as it is while rows come in.
    void sort(Optional<Comparator<RequestTrace>> by) {
        order = by;
        showAll();
    }

    /// Whether the rows stand in another order than they came in.
    boolean isSorted() {
        return order.isPresent();
    }

    /// Forgets everything.
    ///
    /// @return takes it back, below what came meanwhile
    Runnable clear() {
        List<RequestTrace> gone = log.all();
        log.clear();
        heldBack = 0;
        showAll();
        return () -> {
            log.restore(gone);
            showAll();
        };
    }

    /// The text of the filter changed.
    void type(String text) {
        filter.set(TrafficFilter.parse(text));
        showAll();
    }

    private void demand() {
        Demand wanted = bodies.get() ? Demand.BODIES : Demand.HEADS;
        tap.demand(isWanted() ? wanted : Demand.NOTHING);
    }

    private void fetch() {
        fetching = isWanted();
        if (fetching) {
            work.run(tap::drain, this::take, this::failed);
        }
    }

    private void failed(Exception why) {
        System.getLogger(TrafficViewModel.class.getName())
                .log(System.Logger.Level.ERROR, "cannot fetch what was recorded", why);
        fetching = false;
    }

    private void take(Fetched more) {
        if (paused.get()) {
            int rows = log.size();
            log.addWhereRoom(more);
            heldBack += log.size() - rows;
            tell();
        } else if (!more.traces().isEmpty() || more.skipped() > 0) {
            log.add(more);
            show(more.traces());
        }
        period = isFull(more) ? SLOW_PERIOD : PERIOD;
        Runnable _ = ticker.in(period, this::fetch);
    }

    /// Whether there is more than would be recorded at the quick pace.
    private boolean isFull(Fetched more) {
        long perSecond = (more.traces().size() + more.skipped()) * 1_000 / period.toMillis();
        return more.skipped() > 0 && perSecond >= FULL_LOAD;
    }

    private void show(List<RequestTrace> more) {
        if (!inSight.get()) {
            behind = true;
            tell();
            return;
        }
        List<RequestTrace> fitting = more.stream().filter(filter.get()::fits).toList().reversed();
        long oldest = log.oldest();
        int gone = 0;
        while (gone < shown.size() && shown.get(shown.size() - 1 - gone).number() < oldest) {
            gone++;
        }
        List<RequestTrace> staying =
                fitting.stream().filter(trace -> trace.number() >= oldest).toList();
        if (!staying.isEmpty() || gone > 0) {
            before.forEach(Runnable::run);
            shown.remove(shown.size() - gone, shown.size());
            shown.addAll(0, staying);
            after.forEach(Runnable::run);
        }
        tell();
    }

    private void showAll() {
        behind = false;
        List<RequestTrace> found = log.fitting(filter.get());
        List<RequestTrace> fitting =
                order.map(by -> found.stream().sorted(by).toList()).orElse(found);
        if (!fitting.equals(shown)) {
            before.forEach(Runnable::run);
            shown.setAll(fitting);
            after.forEach(Runnable::run);
        }
        tell();
    }

    private void tell() {
        kept.set(new Kept(log.size(), shown.size(), log.octets(), log.skipped(), heldBack));
    }
}
