package org.yaomote.config;

import java.util.List;

/// Where clients connect.
///
/// @param name for people; unique
/// @param enabled a disabled listener is kept but not opened
/// @param address an IP address or host name of this computer; `0.0.0.0` or `::` for all
/// @param port 1 to 65535; 0 lets the system choose a free one, which the run state then tells
/// @param methods the request methods let through
/// @param rules in order, the first that holds wins; a request no rule takes is answered 404
/// @param options what it does beyond that
public record Listener(
        ListenerId id,
        String name,
        boolean enabled,
        String address,
        int port,
        Protocol protocol,
        MethodSet methods,
        List<Rule> rules,
        ListenerOptions options) {
    public Listener {
        rules = List.copyOf(rules);
    }

    /// A listener that does nothing beyond the usual.
    public Listener(
            ListenerId id,
            String name,
            boolean enabled,
            String address,
            int port,
            Protocol protocol,
            MethodSet methods,
            List<Rule> rules) {
        this(id, name, enabled, address, port, protocol, methods, rules, ListenerOptions.DEFAULTS);
    }

    /// The same listener under another name.
    public Listener withName(String changed) {
        return new Listener(id, changed, enabled, address, port, protocol, methods, rules, options);
    }

    /// The same listener, switched on or off.
    public Listener withEnabled(boolean changed) {
        return new Listener(id, name, changed, address, port, protocol, methods, rules, options);
    }

    /// The same listener on another address.
    public Listener withAddress(String changed) {
        return new Listener(id, name, enabled, changed, port, protocol, methods, rules, options);
    }

    /// The same listener on another port.
    public Listener withPort(int changed) {
        return new Listener(id, name, enabled, address, changed, protocol, methods, rules, options);
    }

    /// The same listener speaking another protocol.
    public Listener withProtocol(Protocol changed) {
        return new Listener(id, name, enabled, address, port, changed, methods, rules, options);
    }

    /// The same listener letting other methods through.
    public Listener withMethods(MethodSet changed) {
        return new Listener(id, name, enabled, address, port, protocol, changed, rules, options);
    }

    /// The same listener with other rules.
    public Listener withRules(List<Rule> changed) {
        return new Listener(id, name, enabled, address, port, protocol, methods, changed, options);
    }

    /// The same listener doing something else beyond that.
    public Listener withOptions(ListenerOptions changed) {
        return new Listener(id, name, enabled, address, port, protocol, methods, rules, changed);
    }

    /// The same settings under another identity: what a copy of a listener is made of.
    public Listener withId(ListenerId changed) {
        return new Listener(
                changed, name, enabled, address, port, protocol, methods, rules, options);
    }
}
