package org.yaomote.ui.listeners;

import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;

/// What a listener speaks, as a choice; what belongs to a choice is beside it.
enum Spoken {
    HTTPS,
    HTTP,
    TCP;

    /// What this one speaks.
    static Spoken by(Listener listener) {
        return switch (listener.protocol()) {
            case Protocol.Http _ -> HTTP;
            case Protocol.Https _ -> HTTPS;
            case Protocol.Tcp _ -> TCP;
        };
    }
}
