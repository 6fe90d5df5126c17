package org.yaomote.app;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Problem;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.ports.PortDoctor;
import org.yaomote.ui.certificates.CertificateTools;
import org.yaomote.ui.certificates.CertificatesScreen;
import org.yaomote.ui.certificates.ServedNames;
import org.yaomote.ui.diagnostics.DiagnosticsScreen;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.LaterScreen;
import org.yaomote.ui.fx.LaterScreens;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.Ticker;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.history.HistoryDesk;
import org.yaomote.ui.history.LogsScreen;
import org.yaomote.ui.listeners.ListenersScreen;
import org.yaomote.ui.ports.PortNote;
import org.yaomote.ui.ports.PortsScreen;
import org.yaomote.ui.services.ServicesMeans;
import org.yaomote.ui.services.ServicesScreen;
import org.yaomote.ui.settings.SettingsScreen;
import org.yaomote.ui.sweep.SweepScreen;
import org.yaomote.ui.sweep.SweepTools;
import org.yaomote.ui.traffic.TrafficScreen;
import org.yaomote.ui.traffic.TrafficTools;
import org.yaomote.ui.wizard.WizardScreen;
import org.yaomote.ui.wizard.WizardTools;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The screens behind the overview, in the order of the side bar. Each is made when it is first
/// needed, or in its turn when the window has been painted.
///
/// Thread: the FX thread.
final class Screens {
    /// What they work with.
    ///
    /// @param picker asks which file to open
    /// @param settings makes those that tell of the program itself
    /// @param counts reads the counts; any thread
    record Tools(
            FilePicker picker,
            CertificateTools certificates,
            PortDoctor doctor,
            ServicesMeans services,
            SettingsWiring settings,
            TrafficTools traffic,
            SweepTools sweeps,
            HistoryDesk history,
            Supplier<TrafficSnapshot> counts,
            WizardTools wizard) {}

    private final Tools tools;
    private final LaterScreens later;
    private Optional<LaterScreen<SweepScreen>> sweep = Optional.empty();
    private Optional<LaterScreen<CertificatesScreen>> certificates = Optional.empty();

    /// @param ticker counts the pauses between them
    Screens(Tools tools, Ticker ticker) {
        this.tools = tools;
        this.later = new LaterScreens(ticker);
    }

    /// What puts each of them, or its place, into a window.
    List<Function<UiContext, Screen>> all() {
        return List.of(
                this::listeners,
                this::services,
                this::traffic,
                this::sweep,
                this::certificates,
                this::logs,
                this::settings,
                this::diagnostics,
                this::ports,
                this::wizard);
    }

    /// Makes those that are not there yet, one after another.
    ///
    /// @param last is run when all are there
    void makeRest(Runnable last) {
        later.then(last);
        later.makeRest();
    }

    /// Makes none any more by itself.
    void stop() {
        later.stop();
    }

    /// That of the sweeps; made if it is not there yet.
    SweepScreen sweep() {
        return sweep.orElseThrow().itself();
    }

    /// That of the certificates; made if it is not there yet.
    CertificatesScreen certificates() {
        return certificates.orElseThrow().itself();
    }

    private Screen listeners(UiContext context) {
        return later(
                ListenersScreen.SIGN,
                ListenersScreen.problems(context),
                () ->
                        new ListenersScreen(
                                context,
                                tools.picker(),
                                new ServedNames(context, tools.certificates()),
                                new PortNote(context, tools.doctor())));
    }

    private Screen services(UiContext context) {
        return later(
                ServicesScreen.SIGN,
                ServicesScreen.problems(context),
                () -> new ServicesScreen(context, tools.services()));
    }

    private Screen traffic(UiContext context) {
        return later(
                TrafficScreen.SIGN,
                nothingWrong(),
                () -> tools.settings().traffic(context, tools.traffic()));
    }

    private Screen sweep(UiContext context) {
        LaterScreen<SweepScreen> place =
                later(
                        SweepScreen.SIGN,
                        nothingWrong(),
                        () -> new SweepScreen(context, tools.sweeps()));
        sweep = Optional.of(place);
        return place;
    }

    private Screen certificates(UiContext context) {
        LaterScreen<CertificatesScreen> place =
                later(
                        CertificatesScreen.SIGN,
                        nothingWrong(),
                        () -> new CertificatesScreen(context, tools.certificates()));
        certificates = Optional.of(place);
        return place;
    }

    private Screen logs(UiContext context) {
        return later(
                LogsScreen.SIGN, nothingWrong(), () -> new LogsScreen(context, tools.history()));
    }

    private Screen settings(UiContext context) {
        return later(
                SettingsScreen.SIGN,
                SettingsScreen.problems(context),
                () -> tools.settings().screen(context));
    }

    private Screen diagnostics(UiContext context) {
        return later(
                DiagnosticsScreen.SIGN,
                nothingWrong(),
                () -> tools.settings().diagnostics(context, tools.counts()));
    }

    private Screen ports(UiContext context) {
        return later(
                PortsScreen.SIGN, nothingWrong(), () -> new PortsScreen(context, tools.doctor()));
    }

    private Screen wizard(UiContext context) {
        return later(
                WizardScreen.SIGN, nothingWrong(), () -> new WizardScreen(context, tools.wizard()));
    }

    private <S extends Screen> LaterScreen<S> later(
            ScreenSign sign, ObservableValue<List<Problem>> problems, Supplier<S> maker) {
        LaterScreen<S> place = new LaterScreen<>(sign, problems, maker);
        later.add(place);
        return place;
    }

    /// Of a screen that finds out only when it is there.
    private static ObservableValue<List<Problem>> nothingWrong() {
        return new SimpleObjectProperty<>(List.of());
    }
}
