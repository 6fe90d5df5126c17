package org.yaomote.config;

import java.util.List;

/// A set of backends that do the same work.
///
/// @param name for people; unique
/// @param affinity what keeps a client on its backend
/// @param backends in the order shown; no two with the same address
public record Service(ServiceId id, String name, Affinity affinity, List<Backend> backends) {
    public Service {
        backends = List.copyOf(backends);
    }

    /// The same service under another name.
    public Service withName(String changed) {
        return new Service(id, changed, affinity, backends);
    }

    /// The same service with another affinity.
    public Service withAffinity(Affinity changed) {
        return new Service(id, name, changed, backends);
    }

    /// The same service with other backends.
    public Service withBackends(List<Backend> changed) {
        return new Service(id, name, affinity, changed);
    }

    /// The same settings under another identity: what a copy of a service is made of.
    public Service withId(ServiceId changed) {
        return new Service(changed, name, affinity, backends);
    }

    /// The sum of the weights of the enabled backends; 0 if there is none.
    public long totalWeight() {
        return backends.stream().filter(Backend::enabled).mapToLong(Backend::weight).sum();
    }
}
