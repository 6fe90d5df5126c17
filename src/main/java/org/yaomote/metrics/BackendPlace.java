package org.yaomote.metrics;

/// A backend of a service, as counts and states are kept.
///
/// @param service id of the service
/// @param address its `host:port`
public record BackendPlace(String service, String address) {}
