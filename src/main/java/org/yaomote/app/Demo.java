package org.yaomote.app;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.HostName;
import org.yaomote.config.Listener;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.demo.DemoServers;
import org.yaomote.store.TextFile;
import org.yaomote.ui.wizard.DemoPair;
import org.yaomote.words.Words;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The working example: a service over the web servers inside the program, and a listener for it.
///
/// Servers run only on ports that this class itself once gave to the demo, and while a service of
/// the demo still names them, or the wizard shows them: whatever else stands in such a service is
/// the user's, and so are the ports of a file from elsewhere. The ports are kept in a small file,
/// so that the servers come back with the next start of the program.
///
/// Thread: any; [#follow] may block.
final class Demo implements AutoCloseable, DemoPair {
    /// Tells the demo's service from the user's, whose ids the program makes as `service-N`.
    static final ServiceId SERVICE = new ServiceId("demo");

    /// Begins the ids of services that the wizard made with demo servers.
    private static final String OF_WIZARD = "demo-";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int FIRST_BACKEND_PORT = 18081;
    private static final int FIRST_LISTENER_PORT = 18080;
    private static final int BACKENDS = 2;

    private final DemoServers servers = new DemoServers();
    private final Optional<TextFile> memory;
    private Set<Integer> given;
    private List<Integer> offered = List.of();
    private boolean isPairServed;
    private List<ProxyConfig> followed = List.of();
    private boolean isWritten = true;

    private Demo(Optional<TextFile> memory) {
        this.memory = memory;
        given = memory.flatMap(TextFile::read).map(Demo::parsed).orElse(Set.of());
    }

    /// A demo that knows the ports it gave before; reads the file at once, which is tiny.
    ///
    /// @param state folder of what the program keeps for itself
    static Demo rememberedIn(Path state) {
        return new Demo(Optional.of(new TextFile(state.resolve("demo-ports"))));
    }

    /// A demo that knows nothing of earlier ones and is forgotten with the process.
    static Demo forNow() {
        return new Demo(Optional.empty());
    }

    /// The configuration with the demo's service and a listener for it on ports that are free now;
    /// unchanged if the service is there already.
    ProxyConfig addedTo(ProxyConfig config, Words words) {
        if (config.service(SERVICE).isPresent()) {
            return config;
        }
        List<Backend> backends = new ArrayList<>();
        for (int port : DemoServers.freePorts(BACKENDS, FIRST_BACKEND_PORT)) {
            String name = words.text("demo.server", "" + (char) ('A' + backends.size()));
            backends.add(new Backend(name, LOOPBACK, port, Backend.DEFAULT_WEIGHT, true));
        }
        Service service =
                new Service(SERVICE, words.text("demo.service"), new Affinity.None(), backends);
        Listener listener =
                new Listener(
                        config.freeListenerId(),
                        words.text("demo.listener"),
                        true,
                        LOOPBACK,
                        listenerPort(backends),
                        new Protocol.Http(),
                        MethodSet.ANY,
                        List.of(Rule.everything(SERVICE)));
        give(backends);
        return config.withService(service).withListener(listener);
    }

    private static int listenerPort(List<Backend> backends) {
        List<Integer> taken = backends.stream().map(Backend::port).toList();
        return DemoServers.freePorts(taken.size() + 1, FIRST_LISTENER_PORT).stream()
                .filter(port -> !taken.contains(port))
                .findFirst()
                .orElse(0);
    }

    private synchronized void give(List<Backend> backends) {
        Set<Integer> all = new LinkedHashSet<>(given);
        backends.forEach(backend -> all.add(backend.port()));
        given = all;
        isWritten = false;
    }

    /// Has the servers run that the demo's service names, and no others.
    ///
    /// @param configs in use: what is removed from a draft serves until that is applied
    synchronized void follow(ProxyConfig... configs) {
        follow(List.of(configs));
    }

    private void follow(List<ProxyConfig> configs) {
        if (!isWritten) {
            isWritten = true;
            memory.ifPresent(file -> file.write(printed(given)));
        }
        followed = configs;
        Set<Integer> wanted = new LinkedHashSet<>();
        configs.stream()
                .flatMap(config -> config.services().stream())
                .filter(service -> isDemo(service.id()))
                .forEach(service -> wanted.addAll(ports(service)));
        if (isPairServed) {
            wanted.addAll(offered);
        }
        servers.serve(List.copyOf(wanted));
    }

    private static boolean isDemo(ServiceId id) {
        return id.equals(SERVICE) || id.value().startsWith(OF_WIZARD);
    }

    /// Without the demo that [#addedTo] adds: its service, and every listener that leads nowhere
    /// else.
    static ProxyConfig removedFrom(ProxyConfig config) {
        List<Listener> others =
                config.listeners().stream().filter(listener -> !isOfDemo(listener)).toList();
        return config.withListeners(others).withoutService(SERVICE);
    }

    private static boolean isOfDemo(Listener listener) {
        return !listener.rules().isEmpty()
                && listener.rules().stream().allMatch(rule -> rule.service().equals(SERVICE));
    }

    /// The listener whose requests only the demo answers.
    static Optional<Listener> listenerOf(ProxyConfig config) {
        return config.listeners().stream()
                .filter(Listener::enabled)
                .filter(Demo::isOfDemo)
                .findFirst();
    }

    @Override
    public synchronized List<Offer> offer() {
        offered = DemoServers.freePorts(BACKENDS, FIRST_BACKEND_PORT);
        int before = servers.ports().size();
        List<Offer> pair = new ArrayList<>();
        for (int port : offered) {
            pair.add(new Offer("" + (char) ('A' + before + pair.size()), LOOPBACK, port));
        }
        return pair;
    }

    @Override
    public synchronized void serve() {
        Set<Integer> all = new LinkedHashSet<>(given);
        all.addAll(offered);
        given = all;
        isWritten = false;
        isPairServed = true;
        follow(followed);
    }

    @Override
    public synchronized void end() {
        isPairServed = false;
        follow(followed);
    }

    @Override
    public ServiceId id(ProxyConfig config) {
        List<String> taken = config.services().stream().map(s -> s.id().value()).toList();
        int n = 1;
        while (taken.contains(OF_WIZARD + n)) {
            n++;
        }
        return new ServiceId(OF_WIZARD + n);
    }

    private List<Integer> ports(Service service) {
        return service.backends().stream()
                .filter(backend -> HostName.isLoopback(backend.host()))
                .map(Backend::port)
                .filter(given::contains)
                .toList();
    }

    private static String printed(Set<Integer> ports) {
        return ports.stream().map(port -> port + "\n").collect(Collectors.joining());
    }

    private static Set<Integer> parsed(String text) {
        return text.lines()
                .filter(line -> line.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        servers.close();
    }
}
