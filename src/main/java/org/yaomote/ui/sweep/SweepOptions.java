package org.yaomote.ui.sweep;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Problem;
import org.yaomote.sweep.EchoOptions;
import org.yaomote.sweep.Pace;
import org.yaomote.sweep.SweepRequest;
import org.yaomote.sweep.SweepRequest.Look;
import org.yaomote.targets.TargetSet;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.Preferences;
import org.yaomote.ui.fx.Wishes;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How to sweep, as chosen and typed.
///
/// Thread: the FX thread; needs no toolkit.
final class SweepOptions {
    private static final int LONGEST_MILLIS = 60_000;
    private static final int SHORTEST_MILLIS = 10;
    private static final String NOTE = "own-sweep-";

    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.QUICK);
    private final BooleanProperty names = new SimpleBooleanProperty(true);
    private final BooleanProperty web = new SimpleBooleanProperty(true);
    private final BooleanProperty mac = new SimpleBooleanProperty(true);
    private final NumberSetting tries =
            new NumberSetting("tries", 1, EchoOptions.MOST_TRIES, EchoOptions.DEFAULTS.tries());
    private final NumberSetting timeout =
            new NumberSetting(
                    "timeout",
                    SHORTEST_MILLIS,
                    LONGEST_MILLIS,
                    (int) EchoOptions.DEFAULTS.timeout().toMillis());
    private final NumberSetting dataBytes =
            new NumberSetting(
                    "dataBytes", 0, EchoOptions.MOST_DATA, EchoOptions.DEFAULTS.dataBytes());
    private final ObjectProperty<PaceChoice> pace = new SimpleObjectProperty<>(PaceChoice.NORMAL);
    private final StringProperty ports =
            new SimpleStringProperty(PortList.text(Preset.OWN.ports()));
    private final ObservableValue<Optional<Problem>> portsProblem =
            Bindings.createObjectBinding(this::checkPorts, ports);

    /// Begins with what the user wants, and remembers what is chosen and typed here.
    void remember(Preferences preferences) {
        Preference<String> wanted = preferences.of(Wishes.SWEEP_PRESET);
        wanted.property().subscribe(word -> preset.set(Preset.of(word)));
        preset.addListener((_, _, now) -> wanted.set(now.word()));
        names.bindBidirectional(preferences.of(Wishes.SWEEP_NAMES).property());
        web.bindBidirectional(preferences.of(Wishes.SWEEP_WEB).property());
        mac.bindBidirectional(preferences.of(Wishes.SWEEP_MAC).property());
        Notebook notebook = preferences.notebook();
        keep("tries", tries.text(), notebook);
        keep("timeout", timeout.text(), notebook);
        keep("dataBytes", dataBytes.text(), notebook);
        keep("ports", ports, notebook);
        String note = NOTE + "pace";
        notebook.read(note).flatMap(PaceChoice::named).ifPresent(pace::set);
        pace.addListener((_, _, now) -> notebook.write(note, now.name()));
    }

    private static void keep(String name, StringProperty text, Notebook notebook) {
        notebook.read(NOTE + name).ifPresent(text::set);
        text.addListener((_, _, now) -> notebook.write(NOTE + name, now));
    }

    /// How thorough.
    ObjectProperty<Preset> preset() {
        return preset;
    }

    /// Whether names are looked up.
    BooleanProperty names() {
        return names;
    }

    /// Whether it is found out what ports speak.
    BooleanProperty web() {
        return web;
    }

    /// Whether hardware addresses are looked up.
    BooleanProperty mac() {
        return mac;
    }

    /// Requests to a host that does not answer.
    NumberSetting tries() {
        return tries;
    }

    /// How long to wait for a host, in milliseconds.
    NumberSetting timeout() {
        return timeout;
    }

    /// Octets of data in a request.
    NumberSetting dataBytes() {
        return dataBytes;
    }

    /// How fast.
    ObjectProperty<PaceChoice> pace() {
        return pace;
    }

    /// The ports that are tried, too.
    StringProperty ports() {
        return ports;
    }

    /// What is wrong with the text of the ports.
    ObservableValue<Optional<Problem>> portsProblem() {
        return portsProblem;
    }

    /// Requests per second; 0 for as fast as it goes.
    int perSecond() {
        return (preset.get() == Preset.OWN ? pace.get().pace() : preset.get().pace()).perSecond();
    }

    /// How long the last host is waited for; empty while a field is wrong.
    Optional<Duration> patience() {
        return request(TargetSet.none()).map(r -> r.echo().timeout());
    }

    /// What is to be done; nothing while a field of one's own is wrong.
    Optional<SweepRequest> request(TargetSet targets) {
        return preset.get() == Preset.OWN ? own(targets) : Optional.of(usual(targets));
    }

    private SweepRequest usual(TargetSet targets) {
        Preset by = preset.get();
        return new SweepRequest(targets, by.echo(), by.pace(), false, by.ports(), look());
    }

    private Optional<SweepRequest> own(TargetSet targets) {
        Optional<List<Integer>> list = PortList.parse(ports.get());
        boolean whole =
                tries.value().isPresent()
                        && timeout.value().isPresent()
                        && dataBytes.value().isPresent();
        if (!whole || list.isEmpty()) {
            return Optional.empty();
        }
        EchoOptions echo =
                EchoOptions.DEFAULTS
                        .withTries(tries.value().orElseThrow())
                        .withTimeout(Duration.ofMillis(timeout.value().orElseThrow()))
                        .withDataBytes(dataBytes.value().orElseThrow());
        Pace by = pace.get().pace();
        return Optional.of(new SweepRequest(targets, echo, by, false, list.get(), look()));
    }

    private Set<Look> look() {
        Set<Look> wanted = EnumSet.noneOf(Look.class);
        if (names.get()) {
            wanted.add(Look.NAME);
        }
        if (web.get()) {
            wanted.add(Look.WEB);
        }
        if (mac.get()) {
            wanted.add(Look.MAC);
        }
        return wanted;
    }

    private Optional<Problem> checkPorts() {
        return PortList.parse(ports.get()).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Problem.error(
                                "sweep.ports", "sweep.ports", Integer.toString(PortList.MOST)));
    }
}
