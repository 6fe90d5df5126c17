package org.yaomote.ui.wizard;

import org.yaomote.config.ProxyConfig;
import org.yaomote.config.ServiceId;

import java.util.List;

/// Two web servers inside the program that can be load balanced for want of others.
///
/// Thread: one at a time that may block, but for [#id].
public interface DemoPair {
    /// One of them.
    ///
    /// @param letter tells it from the others
    record Offer(String letter, String host, int port) {}

    /// Who they would be; nothing is started.
    List<Offer> offer();

    /// Starts those that were offered last, on loopback only.
    void serve();

    /// Stops those that no configuration names.
    void end();

    /// An id for a service that has them, by which they come back with the next start.
    ServiceId id(ProxyConfig config);
}
