package org.yaomote.ui.sweep;

import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.IcmpMeaning;
import org.yaomote.sweep.Reason;
import org.yaomote.ui.fx.Texts;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;

/// How we know what is said of a host, in the language chosen.
///
/// @param texts of the language
record HowTexts(Texts texts) {
    /// A few words; a dash if nothing is known.
    String of(HostResult result) {
        return switch (result.reason()) {
            case Reason.NotTried() -> RowTexts.NOTHING;
            case Reason.Echo(boolean late) -> texts.get(late ? "sweep.how.late" : "sweep.how.echo");
            case Reason.Tcp(int port, boolean open) ->
                    texts.get(
                            open ? "sweep.how.open" : "sweep.how.refused", Integer.toString(port));
            case Reason.Neighbour() -> texts.get("sweep.how.neighbour");
            case Reason.NoAnswer() -> texts.get("sweep.how.noAnswer");
            case Reason.Icmp error -> icmp(result, error);
            case Reason.NotSent(String message) -> texts.get("sweep.how.notSent", message);
            case Reason.NameNotFound() -> texts.get("sweep.how.nameNotFound");
            case Reason.Stopped() -> texts.get("sweep.how.stopped");
        };
    }

    /// Why a ping has no answer.
    String missing(HostResult result) {
        return switch (result.reason()) {
            case Reason.Icmp _, Reason.NotSent _, Reason.NameNotFound _ -> of(result);
            case Reason.NotTried _,
                    Reason.Echo _,
                    Reason.Tcp _,
                    Reason.Neighbour _,
                    Reason.NoAnswer _,
                    Reason.Stopped _ ->
                    texts.get("sweep.how.noAnswer");
        };
    }

    /// Without a sender, it is this computer that says so.
    private String icmp(HostResult result, Reason.Icmp error) {
        boolean v4 = result.address().filter(Inet4Address.class::isInstance).isPresent();
        String meaning = IcmpMeaning.of(error, v4).name().toLowerCase(Locale.ROOT);
        String said = texts.get("sweep.icmp." + meaning, error.type() + "/" + error.code());
        return result.errorFrom()
                .map(InetAddress::getHostAddress)
                .map(who -> texts.get("sweep.how.icmpFrom", said, who))
                .orElseGet(() -> texts.get("sweep.how.icmp", said));
    }
}
