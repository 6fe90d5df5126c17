package org.yaomote.convert;

import org.yaomote.config.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a cluster must be told beyond the configuration.
///
/// @param namespace where everything is put; made where it is not there
/// @param gatewayClass which of the cluster's gateways takes it
public record ClusterPlan(String namespace, String gatewayClass) {
    /// A label of DNS (RFC 1123), which is what Kubernetes takes for names.
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    /// A plan to begin with.
    public static final ClusterPlan DEFAULTS = new ClusterPlan("yaomote", "nginx");

    /// What keeps the plan from being written; paths are the names of its components.
    public List<Problem> check() {
        List<Problem> found = new ArrayList<>();
        if (!LABEL.matcher(namespace).matches()) {
            found.add(Problem.error("namespace", "convert.plan.name", namespace));
        }
        if (gatewayClass.length() > 253 || !NAME.matcher(gatewayClass).matches()) {
            found.add(Problem.error("gatewayClass", "convert.plan.name", gatewayClass));
        }
        return found;
    }
}
