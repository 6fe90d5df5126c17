package org.yaomote.ui.sweep;

import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Verdict;
import org.yaomote.sweep.WebService;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Says what is different about a host since an earlier sweep.
///
/// Only hosts that the earlier sweep asked too are compared, and only what both found out: what was
/// not looked for has not gone.
final class Marks {
    /// Compares with nothing.
    static final Marks NONE = new Marks(Optional.empty());

    private final Optional<Earlier> earlier;
    private final Map<String, HostResult> before = new HashMap<>();

    Marks(Optional<Earlier> earlier) {
        this.earlier = earlier;
        earlier.ifPresent(e -> e.hosts().forEach(host -> before.put(host.label(), host)));
    }

    /// What is different; nothing while the host's verdict is not found.
    RowMark of(HostResult now) {
        HostResult then = before.get(now.label());
        if (then == null || !isKnown(now) || !isKnown(then)) {
            return RowMark.NONE;
        }
        if (isThere(now) && !isThere(then)) {
            return new RowMark(RowMark.Kind.NEW, Optional.empty(), Set.of());
        }
        if (!isThere(now)) {
            return isThere(then)
                    ? new RowMark(RowMark.Kind.GONE, earlier.map(Earlier::began), Set.of())
                    : RowMark.NONE;
        }
        Set<RowMark.Aspect> changed = changed(then.known(), now.known());
        return changed.isEmpty()
                ? RowMark.NONE
                : new RowMark(RowMark.Kind.CHANGED, Optional.empty(), changed);
    }

    private static boolean isThere(HostResult host) {
        return host.verdict() == Verdict.ALIVE || host.verdict() == Verdict.PRESENT_NO_ECHO;
    }

    private static boolean isKnown(HostResult host) {
        return switch (host.verdict()) {
            case ALIVE, DEAD, UNREACHABLE, PRESENT_NO_ECHO -> true;
            case PENDING, ERROR, CANCELLED -> false;
        };
    }

    private static Set<RowMark.Aspect> changed(HostResult.Known then, HostResult.Known now) {
        Set<RowMark.Aspect> changed = EnumSet.noneOf(RowMark.Aspect.class);
        boolean named = !then.reverseName().isEmpty() && !now.reverseName().isEmpty();
        if (named && !then.reverseName().equalsIgnoreCase(now.reverseName())) {
            changed.add(RowMark.Aspect.NAME);
        }
        if (then.mac().isPresent() && now.mac().isPresent() && !then.mac().equals(now.mac())) {
            changed.add(RowMark.Aspect.MAC);
        }
        boolean looked = !then.services().isEmpty() && !now.services().isEmpty();
        if (looked && !ports(then).equals(ports(now))) {
            changed.add(RowMark.Aspect.PORTS);
        }
        if (looked && hasOtherCertificate(then.services(), now.services())) {
            changed.add(RowMark.Aspect.CERTIFICATE);
        }
        return changed;
    }

    private static Set<Integer> ports(HostResult.Known known) {
        return known.services().stream().map(WebService::port).collect(Collectors.toSet());
    }

    private static boolean hasOtherCertificate(List<WebService> then, List<WebService> now) {
        return then.stream()
                .filter(service -> service.certificate().isPresent())
                .anyMatch(
                        old ->
                                now.stream()
                                        .filter(s -> s.port() == old.port())
                                        .filter(s -> s.certificate().isPresent())
                                        .anyMatch(s -> !s.certificate().equals(old.certificate())));
    }
}
