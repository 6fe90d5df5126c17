package org.yaomote.roster;

import org.yaomote.roster.Mark.Change;
import org.yaomote.roster.Mark.What;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.MacAddress;
import org.yaomote.sweep.Verdict;
import org.yaomote.sweep.WebService;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A sweep seen from an earlier one. Only what both know is compared: a host that the earlier one
/// did not ask is no new one, and a port that only one of them tried is not open or closed since.
///
/// Immutable; any thread. Works on single results, so rows can be marked while a sweep runs.
public final class Comparison {
    private final Map<String, HostResult> earlier = new HashMap<>();
    private final Set<Integer> ports;

    /// @param earlier what is compared with
    /// @param nowPorts TCP ports that the later sweep tries
    public Comparison(KeptSweep earlier, List<Integer> nowPorts) {
        earlier.hosts().forEach(host -> this.earlier.put(key(host), host));
        ports = new HashSet<>(earlier.asked().ports());
        ports.retainAll(nowPorts);
    }

    private static String key(HostResult host) {
        return host.name().isEmpty() ? host.label() : host.name().toLowerCase(Locale.ROOT);
    }

    /// What is different about a host; empty for nothing, or if it cannot be said.
    public Optional<Mark> mark(HostResult now) {
        HostResult before = earlier.get(key(now));
        if (before == null || !isKnown(before) || !isKnown(now)) {
            return Optional.empty();
        }
        if (isThere(before) != isThere(now)) {
            return Optional.of(isThere(now) ? new Mark.New() : new Mark.Gone(before.when()));
        }
        List<Change> changes = isThere(now) ? changes(before, now) : List.of();
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Mark.Changed(changes));
    }

    private static boolean isKnown(HostResult host) {
        return switch (host.verdict()) {
            case ALIVE, PRESENT_NO_ECHO, DEAD, UNREACHABLE -> true;
            case PENDING, ERROR, CANCELLED -> false;
        };
    }

    private static boolean isThere(HostResult host) {
        return host.verdict() == Verdict.ALIVE || host.verdict() == Verdict.PRESENT_NO_ECHO;
    }

    private List<Change> changes(HostResult before, HostResult now) {
        List<Change> changes = new ArrayList<>();
        compare(What.NAME, before.known().reverseName(), now.known().reverseName(), changes);
        compare(What.MAC, mac(before), mac(now), changes);
        Map<Integer, WebService> old = services(before);
        Map<Integer, WebService> present = services(now);
        Set<Integer> all = new TreeSet<>(old.keySet());
        all.addAll(present.keySet());
        all.retainAll(ports);
        for (int port : all) {
            service(
                    port,
                    Optional.ofNullable(old.get(port)),
                    Optional.ofNullable(present.get(port)),
                    changes);
        }
        return changes;
    }

    /// Nothing on one side means that it was not found out, which is no difference.
    private static void compare(What what, String before, String now, List<Change> changes) {
        if (!before.isEmpty() && !now.isEmpty() && !before.equalsIgnoreCase(now)) {
            changes.add(new Change(what, 0, before, now));
        }
    }

    private static String mac(HostResult host) {
        return host.known().mac().map(MacAddress::toString).orElse("");
    }

    private static Map<Integer, WebService> services(HostResult host) {
        return host.known().services().stream()
                .collect(Collectors.toMap(WebService::port, service -> service, (one, _) -> one));
    }

    private static void service(
            int port, Optional<WebService> before, Optional<WebService> now, List<Change> changes) {
        String old = before.map(Comparison::scheme).orElse("");
        String present = now.map(Comparison::scheme).orElse("");
        if (!old.equals(present)) {
            changes.add(new Change(What.PORT, port, old, present));
        }
        String oldShown = before.flatMap(WebService::certificate).map(Comparison::text).orElse("");
        String shown = now.flatMap(WebService::certificate).map(Comparison::text).orElse("");
        if (!oldShown.isEmpty() && !shown.isEmpty() && !oldShown.equals(shown)) {
            changes.add(new Change(What.CERTIFICATE, port, oldShown, shown));
        }
    }

    private static String scheme(WebService service) {
        return switch (service.scheme()) {
            case HTTP -> "http";
            case HTTPS -> "https";
            case UNKNOWN -> "tcp";
        };
    }

    private static String text(WebService.Shown certificate) {
        return certificate.subject() + ", " + certificate.ends();
    }
}
