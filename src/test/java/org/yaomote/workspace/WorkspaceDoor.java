package org.yaomote.workspace;

import org.yaomote.config.ProxyConfig;

/// Lets a fake proxy do to a workspace what [ProxyControl] does.
public final class WorkspaceDoor {
    private WorkspaceDoor() {}

    public static void setLive(Workspace workspace, boolean live) {
        workspace.setLive(live);
    }

    public static void accept(Workspace workspace, ProxyConfig config) {
        workspace.accept(config);
    }

    /// Another hand put it in force.
    public static void follow(Workspace workspace, ProxyConfig config) {
        workspace.follow(config);
    }
}
