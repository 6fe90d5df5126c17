package org.yaomote.config;

import java.util.Map;

/// The user's own pages in place of the proxy's short ones.
///
/// @param byStatus HTML file by status, 400 to 599, relative to the configuration's folder or
///   absolute
/// @param maintenance HTML file shown by a service in maintenance; empty for the proxy's own
public record Pages(Map<Integer, String> byStatus, String maintenance) {
    /// None of their own.
    public static final Pages NONE = new Pages(Map.of(), "");

    public Pages {
        byStatus = Map.copyOf(byStatus);
    }
}
