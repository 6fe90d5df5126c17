package org.yaomote.ui.editing;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.UpstreamTls;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes backends of hosts that were found: as many as there are, in one edit.
///
/// A service speaks either TLS or not to all its backends, so one with backends keeps what it
/// speaks, and each host gives the port that fits best. What is new speaks what most hosts do.
///
/// @param hosts in the order in which they are added
public record OfferedHosts(List<OfferedHost> hosts) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int BEST_STATUS = 399;
    private static final int REFUSED_STATUS = 499;

    public OfferedHosts {
        hosts = List.copyOf(hosts);
    }

    /// What came of adding.
    ///
    /// @param edit to be done; nothing if all hosts are backends of the service already
    /// @param service that has them then
    /// @param added how many are new
    /// @param tls whether the service speaks TLS to its backends, without verifying who they are
    /// @param misfits how many of the new ones do not speak what the service speaks
    /// @param guessed how many of the new ones have a port at which nothing was seen
    public record Outcome(
            Optional<Edit> edit,
            Service service,
            int added,
            boolean tls,
            int misfits,
            int guessed) {}

    /// Adds the hosts to a service of the draft, says so and offers to undo it.
    ///
    /// @param id of a service; nothing for a new one
    public void addInto(UiContext context, Optional<ServiceId> id) {
        Texts texts = context.texts();
        Outcome outcome = addTo(context.model().draft(), id, texts.get("services.newName"));
        String name = outcome.service().name();
        outcome.edit()
                .ifPresentOrElse(
                        edit -> {
                            context.model().edit(edit);
                            UndoOffer.in(context).of(edit, () -> said(texts, outcome));
                        },
                        () -> context.toasts().hint(() -> texts.get("sweep.added.none", name)));
    }

    private static String said(Texts texts, Outcome outcome) {
        String done = texts.get("sweep.added", outcome.added(), outcome.service().name());
        if (outcome.guessed() > 0) {
            int port = outcome.tls() ? HTTPS : HTTP;
            return done
                    + " "
                    + texts.get("sweep.added.guessed", outcome.guessed(), Integer.toString(port));
        }
        if (outcome.misfits() > 0) {
            return done + " " + texts.get("sweep.added.misfits", outcome.misfits());
        }
        return outcome.tls() ? done + " " + texts.get("sweep.added.tls") : done;
    }

    /// Adds the hosts to a service.
    ///
    /// @param id of a service of the draft; nothing, or one that is gone, stands for a new one
    /// @param stem of a new service's name
    public Outcome addTo(ProxyConfig draft, Optional<ServiceId> id, String stem) {
        Service before = id.flatMap(draft::service).orElseGet(() -> fresh(draft, stem));
        Service dressed = before.backends().isEmpty() ? dressed(before) : before;
        boolean tls = dressed.options().tls() instanceof UpstreamTls.Tls;
        Set<String> taken = new HashSet<>();
        before.backends().forEach(b -> taken.add(b.address()));
        List<Backend> backends = new ArrayList<>(before.backends());
        int misfits = 0;
        int guessed = 0;
        for (OfferedHost host : hosts) {
            Backend backend = called(backend(host, tls), backends);
            if (taken.add(backend.address())) {
                backends.add(backend);
                misfits += best(host, tls).filter(d -> !fits(d, tls)).isPresent() ? 1 : 0;
                guessed += host.doors().isEmpty() ? 1 : 0;
            }
        }
        int added = backends.size() - before.backends().size();
        Service after = dressed.withBackends(backends);
        return new Outcome(edit(after, added), after, added, tls, misfits, guessed);
    }

    private static Optional<Edit> edit(Service after, int added) {
        if (added == 0) {
            return Optional.empty();
        }
        List<String> told = List.of(Integer.toString(added), after.name());
        return Optional.of(new Edit("sweep.add", told, c -> with(c, after)));
    }

    private static ProxyConfig with(ProxyConfig config, Service service) {
        return config.service(service.id()).isPresent()
                ? config.withService(service)
                : config.withServices(
                        RowOrder.plus(config.services(), config.services().size(), service));
    }

    private static Service fresh(ProxyConfig draft, String stem) {
        List<String> taken = draft.services().stream().map(Service::name).toList();
        String name = UniqueName.like(stem, taken);
        return new Service(draft.freeServiceId(), name, new Affinity.None(), List.of());
    }

    /// The service speaks and checks what most of the hosts answer to.
    private Service dressed(Service service) {
        boolean tls = wantsTls();
        ServiceOptions options = service.options();
        if (tls && options.tls() instanceof UpstreamTls.Plain) {
            // Found by its address, a host shows a certificate for some name, or its own: the check
            // would fail although the host is well.
            options = options.withTls(UpstreamTls.Tls.VERIFIED.withVerify(false));
        }
        List<OfferedHost.Door> web =
                hosts.stream()
                        .flatMap(h -> best(h, tls).stream())
                        .filter(d -> d.status() > 0)
                        .toList();
        if (!web.isEmpty() && options.healthCheck() instanceof HealthCheck.Tcp(var timing)) {
            boolean refused = web.stream().anyMatch(d -> d.status() > BEST_STATUS);
            int most = refused ? REFUSED_STATUS : BEST_STATUS;
            options = options.withHealthCheck(new HealthCheck.Http("/", "", 200, most, timing));
        }
        return service.withOptions(options);
    }

    private boolean wantsTls() {
        long secure =
                hosts.stream()
                        .flatMap(h -> best(h).stream())
                        .filter(d -> d.speech() == OfferedHost.Speech.HTTPS)
                        .count();
        return secure * 2 > hosts.size();
    }

    /// Several programs of one name, as on a computer that runs two servers, are told apart by
    /// their ports: a name that stands for two says nothing in a list, an event or an order.
    private Backend called(Backend backend, List<Backend> others) {
        String name = backend.name();
        boolean isShared =
                hosts.stream().filter(h -> h.name().equals(name)).count() > 1
                        || others.stream().anyMatch(b -> b.name().equals(name));
        if (name.isEmpty() || !isShared) {
            return backend;
        }
        List<String> taken = others.stream().map(Backend::name).toList();
        return backend.withName(UniqueName.like(name + "-" + backend.port(), taken));
    }

    private static Backend backend(OfferedHost host, boolean tls) {
        int port = best(host, tls).map(OfferedHost.Door::port).orElse(tls ? HTTPS : HTTP);
        return new Backend(host.name(), host.host(), port, Backend.DEFAULT_WEIGHT, true);
    }

    /// The best door, whatever the service speaks: plain HTTP, HTTPS, plain HTTP that only sends to
    /// HTTPS, anything else.
    private static Optional<OfferedHost.Door> best(OfferedHost host) {
        return host.doors().stream()
                .min(
                        Comparator.comparingInt(
                                d ->
                                        switch (d.speech()) {
                                            case HTTP -> d.isRedirect() ? 2 : 0;
                                            case HTTPS -> 1;
                                            case OTHER -> 3;
                                        }));
    }

    /// The best door for a service that speaks TLS or does not.
    private static Optional<OfferedHost.Door> best(OfferedHost host, boolean tls) {
        return host.doors().stream().filter(d -> fits(d, tls)).findFirst().or(() -> best(host));
    }

    private static boolean fits(OfferedHost.Door door, boolean tls) {
        return door.speech() == (tls ? OfferedHost.Speech.HTTPS : OfferedHost.Speech.HTTP);
    }
}
