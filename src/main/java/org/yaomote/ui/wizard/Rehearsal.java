package org.yaomote.ui.wizard;

import javafx.beans.value.ChangeListener;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.util.Optional;
import java.util.function.Consumer;

/// Takes one server out of the work, shows by real requests that the others do it, and lets it be
/// put back. The server itself is not touched.
///
/// Thread: the FX thread.
final class Rehearsal {
    /// What came of it.
    ///
    /// @param out who was taken out
    record Shown(Backend out, Proof.Result result) {}

    private final UiContext context;
    private final WizardTools tools;
    private final Making.Made.Serving made;

    /// One that hears of changes: of a value that nobody reads, an invalidation is told only once.
    private final ChangeListener<Object> follower = (_, _, _) -> follow();

    private Optional<Runnable> then = Optional.empty();
    private BackendMode wanted = BackendMode.READY;

    Rehearsal(UiContext context, WizardTools tools, Making.Made.Serving made) {
        this.context = context;
        this.tools = tools;
        this.made = made;
        context.model().appliedProperty().addListener(follower);
        context.model().reasonsProperty().addListener(follower);
    }

    /// Whose servers they are.
    Service service() {
        return made.blueprint().service();
    }

    /// Whether there is anybody who could do the work instead.
    boolean isPossible() {
        return made.blueprint().service().backends().size() > 1;
    }

    /// Takes the first server out and sends requests.
    ///
    /// @param told hears what came of it; nothing if the change was refused
    void begin(Consumer<Optional<Shown>> told) {
        if (!(context.model().proxy().state() instanceof RunState.Running)) {
            told.accept(Optional.empty());
            return;
        }
        Backend first = made.blueprint().service().backends().getFirst();
        change(
                first,
                BackendMode.OFF,
                () -> {
                    if (!context.model().proxy().refusal().isEmpty()) {
                        told.accept(Optional.empty());
                        return;
                    }
                    prove(result -> told.accept(Optional.of(new Shown(first, result))));
                });
    }

    /// Puts the server back.
    void end(Runnable told) {
        Backend first = made.blueprint().service().backends().getFirst();
        change(first, first.mode(), told);
    }

    /// Whether a server is out of the work now.
    boolean isOut() {
        return wanted == BackendMode.OFF;
    }

    /// Stops following the proxy. A server that is out is put back: nobody would do it later.
    void close() {
        if (isOut()) {
            end(() -> {});
        }
        context.model().appliedProperty().removeListener(follower);
        context.model().reasonsProperty().removeListener(follower);
    }

    /// Sends the requests of a proof.
    void prove(Consumer<Proof.Result> told) {
        Proof proof = new Proof(made.blueprint().listener().port(), made.certified(), tools.line());
        new BackgroundWork(tools.certificates().network(), context.work().fx())
                .run(
                        () -> proof.run(made.blueprint().service().id().value()),
                        told,
                        failure ->
                                System.getLogger(Rehearsal.class.getName())
                                        .log(
                                                System.Logger.Level.ERROR,
                                                "the proof failed",
                                                failure));
    }

    private void change(Backend backend, BackendMode mode, Runnable next) {
        context.model()
                .edit(
                        Edit.of(
                                mode == BackendMode.OFF ? "backend.disable" : "backend.enable",
                                backend.label(),
                                config -> with(config, backend, mode)));
        then = Optional.of(next);
        wanted = mode;
        follow();
    }

    private ProxyConfig with(ProxyConfig config, Backend backend, BackendMode mode) {
        return config.service(made.blueprint().service().id())
                .map(
                        service ->
                                config.withService(
                                        service.withBackends(
                                                service.backends().stream()
                                                        .map(b -> moded(b, backend, mode))
                                                        .toList())))
                .orElse(config);
    }

    private static Backend moded(Backend one, Backend wanted, BackendMode mode) {
        return one.address().equals(wanted.address()) ? one.withMode(mode) : one;
    }

    /// An order is given at once, but not by the time the edit is made: a request that is sent
    /// before it is in force would still come to the server that is said to be out.
    private void follow() {
        boolean isRefused = !context.model().proxy().refusal().isEmpty();
        if (!isRefused && !isInForce()) {
            return;
        }
        Optional<Runnable> now = then;
        then = Optional.empty();
        now.ifPresent(Runnable::run);
    }

    private boolean isInForce() {
        String address = made.blueprint().service().backends().getFirst().address();
        return context
                .model()
                .appliedProperty()
                .get()
                .service(made.blueprint().service().id())
                .stream()
                .flatMap(service -> service.backends().stream())
                .filter(backend -> backend.address().equals(address))
                .allMatch(backend -> backend.mode() == wanted);
    }
}
