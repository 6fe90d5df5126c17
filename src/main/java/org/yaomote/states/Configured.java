package org.yaomote.states;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;

import java.util.Optional;

/// What became of the settings of a thing, however it is doing.
public enum Configured {
    /// Edited, and not in force.
    DRAFT,
    /// In force, or would be if the proxy ran.
    APPLIED,
    /// The proxy was asked to put it in force and refused, for a reason that stands at its field.
    REJECTED,
    /// In force, and switched off by the user.
    DISABLED;

    /// A listener.
    ///
    /// @param refused whether an apply was refused because of it
    public static Configured of(Listener draft, ProxyConfig applied, boolean refused) {
        Optional<Listener> was = applied.listener(draft.id());
        return standing(was.filter(draft::equals).isPresent(), refused, draft.enabled());
    }

    /// A service, without its backends.
    public static Configured of(Service draft, ProxyConfig applied, boolean refused) {
        boolean same =
                applied.service(draft.id())
                        .filter(s -> s.withBackends(draft.backends()).equals(draft))
                        .isPresent();
        return standing(same, refused, !draft.options().policy().disabled());
    }

    /// A backend of a service.
    public static Configured of(
            Service draft, Backend backend, ProxyConfig applied, boolean refused) {
        boolean same =
                applied.service(draft.id())
                        .filter(service -> service.backends().contains(backend))
                        .isPresent();
        return standing(same, refused, backend.mode() != BackendMode.OFF);
    }

    private static Configured standing(boolean inForce, boolean refused, boolean on) {
        if (refused) {
            return REJECTED;
        }
        if (!inForce) {
            return DRAFT;
        }
        return on ? APPLIED : DISABLED;
    }
}
