package org.yaomote.convert;

import java.util.Map;

/// Writes what a cluster must keep: keys, and whom backends are trusted by. In a file of its own,
/// so that the rest can be shown and stored.
final class ClusterKeys {
    /// What that file is called.
    static final String FILE = "secrets.yaml";

    private ClusterKeys() {}

    /// A certificate with its key.
    static Map<String, Object> secret(ClusterPlan plan, String name, KeyTexts keys) {
        return YamlTexts.map(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "metadata",
                YamlTexts.map("name", name, "namespace", plan.namespace()),
                "type",
                "kubernetes.io/tls",
                "stringData",
                YamlTexts.map("tls.crt", keys.certificates(), "tls.key", keys.key()));
    }

    /// Authorities.
    static Map<String, Object> bundle(ClusterPlan plan, String name, String certificates) {
        return YamlTexts.map(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                YamlTexts.map("name", name, "namespace", plan.namespace()),
                "data",
                YamlTexts.map("ca.crt", certificates));
    }
}
