package org.yaomote.traffic;

/// What a request asked for, without secrets; all empty for what was no request.
///
/// @param authority host and port as sent
/// @param host without the port
/// @param path as sent
/// @param query behind the question mark, with it; empty if there was none
public record Asked(String method, String authority, String host, String path, String query) {
    /// Of a head.
    ///
    /// @param start the request line
    /// @param authority of the field Host; empty if there was none
    static Asked of(String start, String authority) {
        String[] parts = start.split(" ", 3);
        if (parts.length < 2) {
            return new Asked("", authority, host(authority), start, "");
        }
        String target = parts[1];
        String where = authority;
        int scheme = target.indexOf("://");
        if (scheme > 0) {
            int slash = target.indexOf('/', scheme + 3);
            String named = target.substring(scheme + 3, slash < 0 ? target.length() : slash);
            where = named.substring(named.lastIndexOf('@') + 1);
            target = slash < 0 ? "/" : target.substring(slash);
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return new Asked(
                parts[0], where, host(where), path, mark < 0 ? "" : target.substring(mark));
    }

    private static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }
}
