package org.yaomote.ui;

import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.Workspace;

import java.util.List;

/// Configurations the tests of the screens begin with.
public final class Drafts {
    private Drafts() {}

    /// A listener `http` on 127.0.0.1:8080 over a service `web` of two backends, and a service
    /// `api` of one.
    public static ProxyConfig two() {
        Service web =
                service("service-1", "web", backend("web1", 9001, 5), backend("web2", 9002, 5));
        Service api = service("service-2", "api", backend("", 9101, 5));
        return new ProxyConfig(
                List.of(listener("listener-1", "http", 8080, web)),
                List.of(web, api),
                Timeouts.DEFAULTS);
    }

    /// A workspace over a configuration, owned by this thread, that keeps nothing.
    public static Workspace open(ProxyConfig config) {
        return new Workspace(config, config, Keeper.none());
    }

    /// What screens see of a workspace whose proxy never starts.
    public static WorkspaceModel model(ProxyConfig config) {
        Workspace workspace = open(config);
        return new WorkspaceModel(workspace, new FakeProxy(workspace));
    }

    /// A plain listener on loopback that sends everything to one service.
    public static Listener listener(String id, String name, int port, Service service) {
        return new Listener(
                new ListenerId(id),
                name,
                true,
                "127.0.0.1",
                port,
                new Protocol.Http(),
                MethodSet.ANY,
                List.of(Rule.everything(service.id())));
    }

    /// A service without affinity.
    public static Service service(String id, String name, Backend... backends) {
        return new Service(new ServiceId(id), name, new Affinity.None(), List.of(backends));
    }

    /// A backend at 10.0.0.1.
    public static Backend backend(String name, int port, int weight) {
        return new Backend(name, "10.0.0.1", port, weight, true);
    }
}
