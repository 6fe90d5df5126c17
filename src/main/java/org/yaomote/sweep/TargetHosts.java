package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;
import org.yaomote.targets.Target;
import org.yaomote.targets.TargetSet;

import java.util.Optional;

/// The hosts of a text.
record TargetHosts(TargetSet targets) implements Hosts {
    @Override
    public int count() {
        return Math.toIntExact(targets.count());
    }

    @Override
    public Optional<EchoAddress> address(int host) {
        return switch (targets.at(host)) {
            case Target.V4 v4 -> Optional.of(new EchoAddress(0, EchoAddress.lowOf(v4.bits()), 0));
            case Target.V6 v6 when v6.zone().isEmpty() ->
                    Optional.of(new EchoAddress(v6.high(), v6.low(), 0));
            case Target.V6 v6 -> v6.address().map(EchoAddress::of);
            case Target.Name _ -> Optional.empty();
        };
    }

    /// An address by an interface that is not there stays as it was written, too.
    @Override
    public String name(int host) {
        return switch (targets.at(host)) {
            case Target.V4 _ -> "";
            case Target.V6 v6 -> v6.zone().isEmpty() || v6.address().isPresent() ? "" : v6.text();
            case Target.Name name -> name.text();
        };
    }
}
