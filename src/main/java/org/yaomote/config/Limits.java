package org.yaomote.config;

/// How much of anything a client may make the proxy hold.
///
/// @param connections client connections in all, at least 1; beyond, none is accepted until others
///   end
/// @param connectionsPerClient client connections of one address; 0 for no limit
/// @param requestLineBytes longest request line, 414 beyond it; 256 to 65536
/// @param headBytes longest head of a request, 431 beyond it; at least the request line's, at most
///   65536
/// @param headFields most fields of a request's head, 431 beyond it; 1 to 1000
public record Limits(
        int connections,
        int connectionsPerClient,
        int requestLineBytes,
        int headBytes,
        int headFields) {
    /// What holds where the user said nothing.
    public static final Limits DEFAULTS = new Limits(10_000, 0, 8 * 1024, 32 * 1024, 100);

    /// With another number of connections in all.
    public Limits withConnections(int changed) {
        return new Limits(changed, connectionsPerClient, requestLineBytes, headBytes, headFields);
    }

    /// With another number of connections of one address.
    public Limits withConnectionsPerClient(int changed) {
        return new Limits(connections, changed, requestLineBytes, headBytes, headFields);
    }

    /// With another longest request line.
    public Limits withRequestLineBytes(int changed) {
        return new Limits(connections, connectionsPerClient, changed, headBytes, headFields);
    }

    /// With another longest head.
    public Limits withHeadBytes(int changed) {
        return new Limits(connections, connectionsPerClient, requestLineBytes, changed, headFields);
    }

    /// With another number of fields.
    public Limits withHeadFields(int changed) {
        return new Limits(connections, connectionsPerClient, requestLineBytes, headBytes, changed);
    }
}
