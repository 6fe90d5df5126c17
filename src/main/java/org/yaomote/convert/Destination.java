package org.yaomote.convert;

import org.yaomote.config.Problem;

import java.util.List;

/// Where a configuration is taken when one machine is not enough.
public sealed interface Destination {
    /// One machine with another engine.
    record Alone(PairPlan.Engine engine) implements Destination {}

    /// Two machines that share an address.
    record Pair(PairPlan plan) implements Destination {}

    /// A cluster of Kubernetes.
    record Cluster(ClusterPlan plan) implements Destination {}

    /// What keeps it from being written; paths are the names of the plan's components.
    default List<Problem> check() {
        return switch (this) {
            case Alone _ -> List.of();
            case Pair(var plan) -> plan.check();
            case Cluster(var plan) -> plan.check();
        };
    }
}
