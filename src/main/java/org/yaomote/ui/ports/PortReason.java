package org.yaomote.ui.ports;

import javafx.scene.Node;

import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;
import org.yaomote.ports.PortDoctor;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.Edit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says who has a port that could not be opened, where the refusal of a start or an apply is told,
/// and offers another one.
///
/// Thread: the FX thread.
public record PortReason(UiContext context, PortDoctor doctor) {
    private static final Pattern PORT = Pattern.compile("listeners\\[(\\d{1,9})]\\.port");

    /// What to show below a problem; nothing if it is not about a port that could not be opened.
    public Optional<Node> of(Problem problem) {
        return isAboutPorts(problem) ? listener(problem.where()).map(this::line) : Optional.empty();
    }

    /// Whether it is about a port that could not be opened.
    public static boolean isAboutPorts(Problem problem) {
        return isTaken(problem)
                || problem.code().equals("bind.denied")
                || problem.code().equals("bind.failed");
    }

    /// Whether it says that a port is in use.
    static boolean isTaken(Problem problem) {
        return problem.code().equals("bind.inUse");
    }

    /// Says who has a port.
    ///
    /// @param further ports that are not offered, of what is not in the configuration yet
    /// @param onUse takes the port that the user would rather have
    public Node line(String address, int port, Supplier<Set<Integer>> further, IntConsumer onUse) {
        PortLine line = new PortLine(context.passing(), doctor, onUse);
        line.spare(further);
        line.getStyleClass().add("port-reason");
        line.ask(PortQuestion.of(address, port));
        return line;
    }

    private Node line(Listener listener) {
        PortLine line =
                new PortLine(
                        context.passing(),
                        doctor,
                        port -> context.model().edit(change(listener, port)));
        line.getStyleClass().add("port-reason");
        line.refused(other(listener));
        line.ask(PortQuestion.of(listener.address(), listener.port()));
        return line;
    }

    /// Another listener on the same port.
    private Optional<PortLine.OwnListener> other(Listener listener) {
        List<Listener> all = context.model().draft().listeners();
        for (int i = 0; i < all.size(); i++) {
            Listener one = all.get(i);
            if (one.port() == listener.port() && !one.id().equals(listener.id())) {
                Where place = new Where.Field("listeners[" + i + "].port");
                Runnable visit = () -> context.navigator().show(place);
                return Optional.of(new PortLine.OwnListener(one.name(), visit));
            }
        }
        return Optional.empty();
    }

    private static Edit change(Listener listener, int port) {
        return Edit.of(
                "listener.port",
                listener.name(),
                config ->
                        config.listener(listener.id())
                                .map(now -> config.withListener(now.withPort(port)))
                                .orElse(config));
    }

    private Optional<Listener> listener(Where where) {
        if (!(where instanceof Where.Field(var path))) {
            return Optional.empty();
        }
        Matcher place = PORT.matcher(path);
        ProxyConfig draft = context.model().draft();
        if (!place.matches() || Integer.parseInt(place.group(1)) >= draft.listeners().size()) {
            return Optional.empty();
        }
        return Optional.of(draft.listeners().get(Integer.parseInt(place.group(1))));
    }
}
