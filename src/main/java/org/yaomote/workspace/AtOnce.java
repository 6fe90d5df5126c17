package org.yaomote.workspace;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What holds at once and does not wait to be applied: what backends are let do, and whether a
/// service shows its maintenance page. These are no settings to be thought over, but orders to what
/// runs; everything else that was edited stays in the draft. Decision 0037.
final class AtOnce {
    private AtOnce() {}

    /// What is applied, with the orders of the draft: for the services and the addresses that both
    /// have.
    static ProxyConfig of(ProxyConfig applied, ProxyConfig draft) {
        ProxyConfig result = applied;
        for (Service runs : applied.services()) {
            Service wanted = draft.service(runs.id()).orElse(runs);
            result = result.withService(ordered(runs, wanted));
        }
        return result;
    }

    private static Service ordered(Service runs, Service wanted) {
        Map<String, BackendMode> modes =
                wanted.backends().stream()
                        .collect(
                                Collectors.toMap(Backend::address, Backend::mode, (one, _) -> one));
        List<Backend> backends =
                runs.backends().stream()
                        .map(b -> b.withMode(modes.getOrDefault(b.address(), b.mode())))
                        .toList();
        return runs.withBackends(backends)
                .withOptions(runs.options().withMaintenance(wanted.options().maintenance()));
    }
}
