package org.yaomote.sweep;

import org.yaomote.echo.EchoAddress;
import org.yaomote.echo.EchoArrival;
import org.yaomote.echo.EchoSink;

import java.util.Optional;

/// Finds out whom an arrival is about, and what it says of him. What is about nobody is not
/// counted: broadcast addresses are answered by others, and strangers may send what they like.
final class Incoming implements EchoSink {
    private final SweepTable table;
    private final Patience patience;
    private final Surroundings around;

    Incoming(SweepTable table, Patience patience, Surroundings around) {
        this.table = table;
        this.patience = patience;
        this.around = around;
    }

    @Override
    public void accept(EchoArrival arrival) {
        int host = table.addresses().find(arrival.high(), arrival.low(), arrival.scope());
        if (host == AddressIndex.NOBODY) {
            return;
        }
        switch (arrival.kind()) {
            case REPLY -> replied(host, arrival, Reasons.ECHO);
            case TCP_OPEN, TCP_REFUSED -> replied(host, arrival, tcp(arrival));
            case ERROR -> failed(host, arrival);
        }
    }

    private int tcp(EchoArrival arrival) {
        boolean open = arrival.kind() == EchoArrival.Kind.TCP_OPEN;
        return table.reasons().number(new Reason.Tcp(arrival.port(), open), Optional.empty());
    }

    private void replied(int host, EchoArrival arrival, int reason) {
        if (!isOurs(host, arrival.sequence())) {
            return;
        }
        int attempt = Outgoing.attempt(arrival.sequence());
        HostStates states = table.states();
        long nanos = Math.max(0, arrival.at() - states.triedAt(host, attempt));
        switch (states.heard(host, attempt, nanos)) {
            case REPLY -> {
                patience.learn(nanos);
                states.looked(host, arrival.bytes(), arrival.ttl());
                table.alive(host, reason, arrival.at());
            }
            case DUPLICATE -> table.change(host);
            case STRANGE -> {}
        }
    }

    private boolean isOurs(int host, int sequence) {
        return sequence >= 0
                && Outgoing.sequence(host, Outgoing.attempt(sequence)) == sequence
                && Outgoing.attempt(sequence) < table.states().step(host);
    }

    /// Somebody on the way says so. What this computer says itself, it says of a neighbour whom it
    /// has looked for in vain so far; that is not final.
    private void failed(int host, EchoArrival arrival) {
        boolean about =
                arrival.sequence() == EchoArrival.UNKNOWN || isOurs(host, arrival.sequence());
        if (!about || table.states().verdict(host) != Verdict.PENDING) {
            return;
        }
        EchoAddress sender = new EchoAddress(arrival.senderHigh(), arrival.senderLow(), 0);
        Reason reason = new Reason.Icmp(arrival.type(), arrival.code());
        if (around.isOwn(sender.high(), sender.low())) {
            table.states().suspect(host, table.reasons().number(reason, Optional.empty()));
        } else {
            int why = table.reasons().number(reason, Optional.of(sender.toInetAddress()));
            table.settle(host, Verdict.UNREACHABLE, why, arrival.at());
        }
    }
}
