package org.yaomote.ui.editing;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.RunState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the proxy said when it last refused to start or to apply, at the fields of today's draft.
///
/// A refusal names places of the configuration that was tried. It stands for a listener until one
/// of the settings that open it changes, and for a service until anything of it does; it moves
/// along when the list is reordered.
public final class Refusals {
    private static final Pattern PLACE = Pattern.compile("(listeners|services)\\[(\\d+)\\](.*)");

    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private ProxyConfig tried = ProxyConfig.EMPTY;

    /// What the proxy of this workspace refuses from now on, and refused last.
    public static Refusals of(WorkspaceModel workspace) {
        Refusals refusals = new Refusals();
        Runnable look =
                () ->
                        refusals.note(
                                refused(
                                        workspace.runStateProperty().get(),
                                        workspace.refusalProperty().get()),
                                workspace.draft());
        look.run();
        workspace.refusalProperty().addListener((_, _, _) -> look.run());
        workspace.runStateProperty().addListener((_, _, _) -> look.run());
        return refusals;
    }

    /// What was refused last, as it was told; changes with every other refusal.
    public ReadOnlyObjectProperty<List<Problem>> toldProperty() {
        return problems.getReadOnlyProperty();
    }

    /// A configuration was refused, or accepted if there are no problems.
    public void note(List<Problem> found, ProxyConfig config) {
        if (!found.equals(problems.get())) {
            tried = config;
            problems.set(List.copyOf(found));
        }
    }

    /// The problems that still stand, with the paths they have in this draft.
    public List<Problem> standing(ProxyConfig draft) {
        List<Problem> still = new ArrayList<>();
        for (Problem problem : problems.get()) {
            if (problem.where() instanceof Where.Field(var path)) {
                moved(path, draft)
                        .map(p -> new Where.Field(p))
                        .map(
                                w ->
                                        new Problem(
                                                problem.severity(),
                                                w,
                                                problem.code(),
                                                problem.arguments()))
                        .ifPresent(still::add);
            }
        }
        return still;
    }

    private static List<Problem> refused(RunState state, List<Problem> refusal) {
        return state instanceof RunState.Failed(var problems) ? problems : refusal;
    }

    private Optional<String> moved(String path, ProxyConfig draft) {
        Matcher place = PLACE.matcher(path);
        if (!place.matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(place.group(2));
        boolean listener = place.group(1).equals("listeners");
        int now = listener ? listenerNow(index, draft) : serviceNow(index, draft);
        return now < 0
                ? Optional.empty()
                : Optional.of(place.group(1) + "[" + now + "]" + place.group(3));
    }

    private int listenerNow(int index, ProxyConfig draft) {
        if (index >= tried.listeners().size()) {
            return -1;
        }
        Listener was = tried.listeners().get(index);
        for (int i = 0; i < draft.listeners().size(); i++) {
            Listener is = draft.listeners().get(i);
            if (is.id().equals(was.id())) {
                boolean opensAlike =
                        is.address().equals(was.address())
                                && is.port() == was.port()
                                && is.enabled() == was.enabled()
                                && is.protocol().equals(was.protocol());
                return opensAlike ? i : -1;
            }
        }
        return -1;
    }

    private int serviceNow(int index, ProxyConfig draft) {
        if (index >= tried.services().size()) {
            return -1;
        }
        Service was = tried.services().get(index);
        return draft.services().indexOf(was);
    }
}
