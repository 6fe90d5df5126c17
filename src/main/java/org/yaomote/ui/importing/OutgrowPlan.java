package org.yaomote.ui.importing;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.convert.ClusterPlan;
import org.yaomote.convert.Destination;
import org.yaomote.convert.PairPlan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is chosen and typed in the window for outgrowing one machine, as it was typed.
///
/// @param shared the address of both machines, with or without a prefix
/// @param first own address of the first machine; empty with the second's for multicast
record OutgrowPlan(
        Kind kind,
        PairPlan.Engine engine,
        String shared,
        String device,
        String router,
        String first,
        String second,
        String namespace,
        String gatewayClass) {
    /// Where it goes.
    enum Kind {
        PAIR,
        ALONE,
        CLUSTER;

        /// Key of its name; with `.help` that of what it is for.
        String key() {
            return "outgrow." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// Nothing typed yet.
    static final OutgrowPlan DEFAULTS =
            new OutgrowPlan(
                    Kind.PAIR,
                    PairPlan.DEFAULTS.engine(),
                    PairPlan.DEFAULTS.address() + "/" + PairPlan.DEFAULTS.prefix(),
                    PairPlan.DEFAULTS.device(),
                    String.valueOf(PairPlan.DEFAULTS.router()),
                    "",
                    "",
                    ClusterPlan.DEFAULTS.namespace(),
                    ClusterPlan.DEFAULTS.gatewayClass());

    OutgrowPlan withKind(Kind changed) {
        return new OutgrowPlan(
                changed, engine, shared, device, router, first, second, namespace, gatewayClass);
    }

    /// What it means, sound or not.
    Destination destination() {
        return switch (kind) {
            case PAIR -> new Destination.Pair(pair());
            case ALONE -> new Destination.Alone(engine);
            case CLUSTER ->
                    new Destination.Cluster(
                            new ClusterPlan(namespace.strip(), gatewayClass.strip()));
        };
    }

    private PairPlan pair() {
        boolean isMulticast = first.isBlank() && second.isBlank();
        String digits = router.strip();
        PairPlan plan =
                new PairPlan(
                        engine,
                        "",
                        0,
                        device.strip(),
                        digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0,
                        isMulticast
                                ? Optional.empty()
                                : Optional.of(
                                        new PairPlan.Machines(first.strip(), second.strip())));
        return plan.withShared(shared.strip());
    }

    /// What is wrong at a field.
    ///
    /// @param paths of the plan's components that the field is for
    List<Problem> problems(String... paths) {
        return destination().check().stream()
                .filter(
                        p ->
                                p.where() instanceof Where.Field(var at)
                                        && List.of(paths).contains(at))
                .toList();
    }

    /// What the archive is usually called.
    String fileName() {
        return switch (kind) {
            case PAIR -> "yaomote-" + engine.service() + "-pair.zip";
            case ALONE -> "yaomote-" + engine.service() + ".zip";
            case CLUSTER -> "yaomote-kubernetes.zip";
        };
    }
}
