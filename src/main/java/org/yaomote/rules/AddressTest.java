package org.yaomote.rules;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/// The client's address is in a list.
///
/// @param origin finds the address that proxies report; null if the peer's counts
record AddressTest(Live<AddressList> list, @Nullable Origin origin) implements Test {
    @Override
    public Verdict ask(Visit visit) {
        InetAddress address = origin == null ? visit.peer().address() : origin.client(visit);
        return Verdict.of(list.now().contains(address.getAddress()));
    }
}
