package org.yaomote.ui.ports;

import org.yaomote.ports.Diagnosis;
import org.yaomote.ports.Listening;
import org.yaomote.ports.Owner;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/// A diagnosis in words.
///
/// @param clock tells whether something began today
record PortWords(Texts texts, Clock clock) {
    /// What is said of a port.
    ///
    /// @param told whether it has been said already that it is in use
    String sentence(int port, Diagnosis diagnosis, boolean told) {
        if (told && diagnosis instanceof Diagnosis.Used(var holders) && !holders.isEmpty()) {
            return texts.get("ports.used.by", owners(holders));
        }
        return told && diagnosis instanceof Diagnosis.Free(var others) && others.isEmpty()
                ? texts.get("ports.freed", Integer.toString(port))
                : sentence(port, diagnosis);
    }

    /// What is said of a port.
    String sentence(int port, Diagnosis diagnosis) {
        String number = Integer.toString(port);
        return switch (diagnosis) {
            case Diagnosis.Free(var others) ->
                    others.isEmpty()
                            ? texts.get("ports.free", number)
                            : texts.get("ports.free.others", number, owners(others));
            case Diagnosis.Used(var holders) ->
                    holders.isEmpty()
                            ? texts.get("ports.used.unnamed", number)
                            : texts.get("ports.used", number, owners(holders));
            case Diagnosis.Own() -> texts.get("ports.own", number);
            case Diagnosis.NeedsRights(var lowest, var holders) ->
                    holders.isEmpty()
                            ? texts.get("ports.rights", Integer.toString(lowest))
                            : texts.get(
                                    "ports.rights.used",
                                    texts.get("ports.rights", Integer.toString(lowest)),
                                    texts.get("ports.used", number, owners(holders)));
            case Diagnosis.Reserved(var first, var last) ->
                    texts.get("ports.reserved", Integer.toString(first), Integer.toString(last));
            case Diagnosis.NoAddress() -> texts.get("ports.noAddress");
        };
    }

    /// What is said of firewalls; empty if there is nothing to say.
    String firewall(int port, PortQuestion.Answer answer) {
        return answer.isGood()
                ? answer.walls().stream()
                        .map(
                                wall ->
                                        texts.get(
                                                "ports.firewall",
                                                wall.program(),
                                                wall.allowing(port)))
                        .collect(Collectors.joining("\n"))
                : "";
    }

    /// The mark beside it.
    static StateMark mark(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.Free(var others) -> others.isEmpty() ? StateMark.UP : StateMark.SHAKY;
            case Diagnosis.Own _ -> StateMark.UP;
            case Diagnosis.Used _,
                    Diagnosis.NeedsRights _,
                    Diagnosis.Reserved _,
                    Diagnosis.NoAddress _ ->
                    StateMark.PROBLEM;
        };
    }

    /// Who has sockets, each once.
    String owners(List<Listening> sockets) {
        return sockets.stream()
                .map(Listening::owner)
                .distinct()
                .map(this::owner)
                .collect(Collectors.joining(texts.get("shell.pending.comma")));
    }

    /// Who has a socket.
    String owner(Owner owner) {
        return switch (owner) {
            case Owner.Known(var pid, _, _) when pid == ProcessHandle.current().pid() ->
                    texts.get("ports.owner.self");
            case Owner.Known(var pid, var program, var since) ->
                    since.map(
                                    begun ->
                                            texts.get(
                                                    "ports.owner.since",
                                                    program,
                                                    Long.toString(pid),
                                                    moment(begun)))
                            .orElseGet(() -> texts.get("ports.owner", program, Long.toString(pid)));
            case Owner.Hidden(var user) -> texts.get("ports.owner.hidden", user);
        };
    }

    private String moment(Instant begun) {
        ZoneId zone = ZoneId.systemDefault();
        LocalDate day = LocalDate.ofInstant(begun, zone);
        if (day.equals(LocalDate.ofInstant(clock.instant(), zone))) {
            return texts.numbers().timeOfDay(begun);
        }
        return texts.numbers().moment(begun);
    }
}
