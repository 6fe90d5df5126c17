package org.yaomote.proxy;

import org.yaomote.proxy.OpenListener.ListenerSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an apply does to the listening sockets: as little as possible.
///
/// @param keep sockets that stay, each with what it stands for from now on
/// @param open places that need a socket
/// @param closeFirst sockets that are wanted no more and stand in the way of one to be opened; they
///   are opened again if that one cannot be
/// @param closeLater sockets that are wanted no more, closed when the new ones are open
record ListenerPlan(
        Map<OpenListener, ListenerSpec> keep,
        Map<ListenerPlace, ListenerSpec> open,
        List<OpenListener> closeFirst,
        List<OpenListener> closeLater) {
    /// What is open when the plan is done.
    ///
    /// @param opened the sockets for [#open]
    List<OpenListener> openAfter(List<OpenListener> opened) {
        List<OpenListener> all = new ArrayList<>(keep.keySet());
        all.addAll(opened);
        return List.copyOf(all);
    }

    /// Compares what is open with what is wanted; pure.
    static ListenerPlan between(List<OpenListener> now, Map<ListenerPlace, ListenerSpec> wanted) {
        ListenerPlan plan =
                new ListenerPlan(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(wanted),
                        new ArrayList<>(),
                        new ArrayList<>());
        List<OpenListener> unwanted = new ArrayList<>();
        for (OpenListener listener : now) {
            ListenerSpec spec = plan.open.remove(listener.place());
            if (spec != null) {
                plan.keep.put(listener, spec);
            } else {
                unwanted.add(listener);
            }
        }
        for (OpenListener listener : unwanted) {
            boolean inTheWay =
                    plan.open.keySet().stream().anyMatch(p -> p.excludes(listener.place()));
            (inTheWay ? plan.closeFirst : plan.closeLater).add(listener);
        }
        return plan;
    }
}
