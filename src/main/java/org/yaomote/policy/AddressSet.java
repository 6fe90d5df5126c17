package org.yaomote.policy;

/// A set of client addresses.
public sealed interface AddressSet {
    /// One of [Definitions#addressLists] (`ACL "name"`).
    record Named(String name) implements AddressSet {}

    /// Addresses and networks in CIDR notation, one a line.
    record Listed(TextSource networks) implements AddressSet {}
}
