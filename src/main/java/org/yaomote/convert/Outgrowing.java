package org.yaomote.convert;

import org.yaomote.config.Affinity;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Takes a configuration to where one machine is not enough: to an engine of its own, to two
/// machines with one address, to a cluster. Each is a folder with a README of the steps.
///
/// @param words of the README
/// @param names of the certificates
public record Outgrowing(Words words, CertificateNames names) {
    private static final String README = "README.md";

    /// The export for a destination.
    ///
    /// @param destination a sound one
    /// @param texts see [#cluster]
    public Bundle to(
            ProxyConfig config, Destination destination, Function<String, Optional<String>> texts) {
        return switch (destination) {
            case Destination.Alone(var engine) -> alone(config, engine);
            case Destination.Pair(var plan) -> pair(config, plan);
            case Destination.Cluster(var plan) -> cluster(config, plan, texts);
        };
    }

    /// One machine with another engine.
    public Bundle alone(ProxyConfig config, PairPlan.Engine engine) {
        NeededFiles files = new NeededFiles(engine.folder() + "yaomote/");
        Converted made = converted(config, engine, files);
        List<Bundle.Part> parts = new ArrayList<>();
        parts.add(new Bundle.Part(engine.fileName(), made.text(), false));
        Bundle bundle = new Bundle(parts, files.all(), made.losses());
        return with(bundle, new SetupNotes(words).alone(engine, bundle));
    }

    /// Two machines that share an address.
    ///
    /// @param plan a sound one, see [PairPlan#check]
    public Bundle pair(ProxyConfig config, PairPlan plan) {
        List<Problem> losses = new ArrayList<>();
        ProxyConfig moved = moved(config, plan, losses);
        NeededFiles files = new NeededFiles(plan.engine().folder() + "yaomote/");
        Converted made = converted(moved, plan.engine(), files);
        losses.addAll(made.losses());
        KeepalivedText keepalived = new KeepalivedText(plan);
        List<Bundle.Part> parts = new ArrayList<>();
        parts.add(new Bundle.Part("first/keepalived.conf", keepalived.of(true), false));
        parts.add(new Bundle.Part("second/keepalived.conf", keepalived.of(false), false));
        parts.add(new Bundle.Part(plan.engine().fileName(), made.text(), false));
        parts.add(new Bundle.Part("yaomote-check.sh", KeepalivedText.check(moved), true));
        Bundle bundle = new Bundle(parts, files.all(), losses);
        return with(bundle, new SetupNotes(words).pair(plan, bundle));
    }

    /// A cluster of Kubernetes with a gateway.
    ///
    /// @param plan a sound one, see [ClusterPlan#check]
    /// @param texts reads the PEM files whose content is to be written; finds none where keys are
    ///   to stay where they are. What it finds is in the parts behind the first only.
    public Bundle cluster(
            ProxyConfig config, ClusterPlan plan, Function<String, Optional<String>> texts) {
        ClusterPrinter.Made made = new ClusterPrinter(config, plan).print();
        List<Bundle.Part> parts = new ArrayList<>();
        parts.add(new Bundle.Part("gateway.yaml", made.manifests(), false));
        List<Map<String, Object>> kept = new ArrayList<>();
        List<Bundle.Needed> needed = new ArrayList<>();
        made.secrets()
                .forEach(
                        (file, name) -> {
                            Optional<KeyTexts> keys = texts.apply(file).flatMap(KeyTexts::of);
                            keys.ifPresent(k -> kept.add(ClusterKeys.secret(plan, name, k)));
                            needed.add(new Bundle.Needed(file, "Secret/" + name));
                        });
        made.bundles()
                .forEach(
                        (file, name) -> {
                            texts.apply(file)
                                    .ifPresent(t -> kept.add(ClusterKeys.bundle(plan, name, t)));
                            needed.add(new Bundle.Needed(file, "ConfigMap/" + name));
                        });
        if (!kept.isEmpty()) {
            parts.add(new Bundle.Part(ClusterKeys.FILE, YamlTexts.of(kept), false));
        }
        Bundle bundle = new Bundle(parts, needed, made.losses());
        return with(bundle, new SetupNotes(words).cluster(plan, bundle));
    }

    private static Bundle with(Bundle bundle, String readme) {
        List<Bundle.Part> parts = new ArrayList<>(bundle.parts());
        parts.add(new Bundle.Part(README, readme, false));
        return new Bundle(parts, bundle.needed(), bundle.losses());
    }

    private Converted converted(ProxyConfig config, PairPlan.Engine engine, NeededFiles files) {
        return switch (engine) {
            case HAPROXY -> {
                Converted made = Converter.haproxy(config, files::place);
                // Its packages make this user; left out, it would serve as root.
                String user = "global\n    user haproxy\n    group haproxy\n";
                String text = made.text().replaceFirst("^global\n", user);
                yield new Converted(text, made.losses());
            }
            case NGINX -> Converter.nginx(config, files::place, names);
        };
    }

    /// What listens on an address of one machine listens on the shared one.
    private static ProxyConfig moved(ProxyConfig config, PairPlan plan, List<Problem> losses) {
        List<Listener> moved = new ArrayList<>();
        for (int l = 0; l < config.listeners().size(); l++) {
            Listener listener = config.listeners().get(l);
            String path = "listeners[" + l + "].address";
            String name = listener.name();
            String address = listener.address();
            if (Addresses.isLoopback(address)) {
                losses.add(Problem.warning(path, "convert.lost.pairLoopback", name, address));
            } else if (!Addresses.isAny(address)) {
                losses.add(
                        Problem.warning(
                                path, "convert.lost.pairMoved", name, address, plan.address()));
                listener = listener.withAddress(plan.address());
            }
            moved.add(listener);
        }
        sessions(config, losses);
        return config.withListeners(moved);
    }

    /// A cookie says by itself where a client belongs; all else is remembered by one machine.
    private static void sessions(ProxyConfig config, List<Problem> losses) {
        for (int s = 0; s < config.services().size(); s++) {
            Service service = config.services().get(s);
            boolean isRemembered =
                    !(service.affinity() instanceof Affinity.None
                            || service.affinity() instanceof Affinity.ByInsertedCookie);
            if (isRemembered) {
                String path = "services[" + s + "].affinity";
                losses.add(Problem.warning(path, "convert.lost.pairSessions", service.name()));
            }
        }
    }
}
