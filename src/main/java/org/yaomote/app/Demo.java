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
import org.yaomote.words.Words;

import java.util.ArrayList;
import java.util.List;

/// The working example: a service over the web servers inside the program, and a listener for it.
///
/// The configuration itself says which ports the servers have, so they come back on the same ones
/// whenever a configuration with the demo's service is opened.
///
/// Thread: any.
final class Demo implements AutoCloseable {
    /// Tells the demo's service from the user's, whose ids the program makes as `service-N`.
    static final ServiceId SERVICE = new ServiceId("demo");

    private static final String LOOPBACK = "127.0.0.1";
    private static final int FIRST_BACKEND_PORT = 18081;
    private static final int FIRST_LISTENER_PORT = 18080;
    private static final int BACKENDS = 2;

    private final DemoServers servers = new DemoServers();

    /// The configuration with the demo's service and a listener for it on ports that are free now;
    /// unchanged if the service is there already.
    static ProxyConfig addedTo(ProxyConfig config, Words words) {
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
        return config.withService(service).withListener(listener);
    }

    private static int listenerPort(List<Backend> backends) {
        List<Integer> taken = backends.stream().map(Backend::port).toList();
        return DemoServers.freePorts(taken.size() + 1, FIRST_LISTENER_PORT).stream()
                .filter(port -> !taken.contains(port))
                .findFirst()
                .orElse(0);
    }

    /// Starts the servers the configuration asks for and that do not run yet; none without the
    /// demo's service.
    void follow(ProxyConfig config) {
        config.service(SERVICE).map(Demo::ports).ifPresent(servers::serve);
    }

    private static List<Integer> ports(Service service) {
        return service.backends().stream()
                .filter(backend -> HostName.isLoopback(backend.host()))
                .map(Backend::port)
                .toList();
    }

    @Override
    public void close() {
        servers.close();
    }
}
