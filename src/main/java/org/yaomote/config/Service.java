package org.yaomote.config;

import java.util.List;

/// A set of backends that do the same work.
///
/// @param name for people; unique
/// @param affinity what keeps a client on its backend
/// @param backends in the order shown; no two with the same address
/// @param options what it does beyond that
public record Service(
        ServiceId id,
        String name,
        Affinity affinity,
        List<Backend> backends,
        ServiceOptions options) {
    public Service {
        backends = List.copyOf(backends);
    }

    /// A service that does nothing beyond the usual.
    public Service(ServiceId id, String name, Affinity affinity, List<Backend> backends) {
        this(id, name, affinity, backends, ServiceOptions.DEFAULTS);
    }

    /// The same service under another name.
    public Service withName(String changed) {
        return new Service(id, changed, affinity, backends, options);
    }

    /// The same service with another affinity.
    public Service withAffinity(Affinity changed) {
        return new Service(id, name, changed, backends, options);
    }

    /// The same service with other backends.
    public Service withBackends(List<Backend> changed) {
        return new Service(id, name, affinity, changed, options);
    }

    /// The same service doing something else beyond that.
    public Service withOptions(ServiceOptions changed) {
        return new Service(id, name, affinity, backends, changed);
    }

    /// The same settings under another identity: what a copy of a service is made of.
    public Service withId(ServiceId changed) {
        return new Service(changed, name, affinity, backends, options);
    }

    /// Whether a backend gets requests of new clients while all are well: one that is ready, but
    /// one for emergencies only if nothing else is.
    ///
    /// @param all the backends of its service
    public static boolean takesPart(Backend backend, List<Backend> all) {
        boolean isEmergency = all.stream().noneMatch(b -> b.enabled() && !b.emergency());
        return backend.enabled() && backend.emergency() == isEmergency;
    }

    /// The sum of the weights of the backends that take part; 0 if there is none.
    public long totalWeight() {
        return backends.stream()
                .filter(b -> takesPart(b, backends))
                .mapToLong(Backend::weight)
                .sum();
    }
}
