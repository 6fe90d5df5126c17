package org.yaomote.ui.certificates;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.ui.editing.FreshListener;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the proofs lie that a public authority looks at (RFC 8555 §8.3), and whether a listener
/// for HTTP serves them already.
///
/// Thread: the FX thread.
///
/// @param base folder that the paths of the configuration are relative to
/// @param usual folder for proofs where no listener names one
record ProofPlace(WorkspaceModel model, Path base, Path usual) {
    /// Authorities ask at this port.
    private static final int HTTP = 80;

    /// How far it is.
    sealed interface State {
        /// A running listener serves this folder.
        record Serving(String listener, Path folder) implements State {}

        /// A listener will, when the changes are applied.
        record Pending(String listener) implements State {}

        /// A listener will, when the proxy is started.
        record Idle(String listener) implements State {}

        /// No listener is told to.
        record Missing() implements State {}
    }

    State state() {
        Optional<Listener> wanted = serving(model.draft());
        if (wanted.isEmpty()) {
            return new State.Missing();
        }
        String name = wanted.get().name();
        if (!(model.runStateProperty().get() instanceof RunState.Running)) {
            return new State.Idle(name);
        }
        String folder = wanted.get().options().policy().acmeDirectory();
        boolean isApplied =
                serving(model.appliedProperty().get())
                        .filter(l -> l.options().policy().acmeDirectory().equals(folder))
                        .isPresent();
        return isApplied
                ? new State.Serving(name, base.resolve(folder).toAbsolutePath().normalize())
                : new State.Pending(name);
    }

    /// The listeners that can be told to; none of them is on the port by itself.
    List<Listener> candidates() {
        return model.draft().listeners().stream().filter(ProofPlace::isPlain).toList();
    }

    /// Has a listener serve the usual folder, as one edit.
    ///
    /// @param listener empty for a new one
    Edit edit(Optional<ListenerId> listener) {
        String folder = usual.toString();
        return Edit.of(
                "certificate.proofs",
                folder,
                c ->
                        listener.flatMap(c::listener)
                                .map(l -> c.withListener(with(l, folder)))
                                .orElseGet(() -> withFresh(c, folder)));
    }

    private static Optional<Listener> serving(ProxyConfig config) {
        return config.listeners().stream()
                .filter(ProofPlace::isPlain)
                .filter(l -> l.enabled() && !l.options().policy().acmeDirectory().isEmpty())
                .findFirst();
    }

    private static boolean isPlain(Listener listener) {
        return listener.protocol() instanceof Protocol.Http;
    }

    private static Listener with(Listener listener, String folder) {
        return listener.withEnabled(true)
                .withOptions(
                        listener.options()
                                .withPolicy(listener.options().policy().withAcmeDirectory(folder)));
    }

    /// Reachable from outside: that is where the authority is.
    private static ProxyConfig withFresh(ProxyConfig config, String folder) {
        Listener made = FreshListener.in(config, "http", HTTP).withAddress("0.0.0.0");
        return config.withListeners(
                RowOrder.plus(config.listeners(), config.listeners().size(), with(made, folder)));
    }
}
