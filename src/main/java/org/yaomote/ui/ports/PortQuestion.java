package org.yaomote.ui.ports;

import org.yaomote.ports.Diagnosis;
import org.yaomote.ports.Firewall;
import org.yaomote.ports.PortDoctor;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the port doctor is asked.
///
/// @param address of this computer
/// @param port 1 to 65535
public record PortQuestion(InetAddress address, int port) {
    /// This computer alone.
    public static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /// What it says.
    ///
    /// @param instead a port that can be had, if this one cannot, or not once more
    /// @param walls firewalls that may keep others from it; none where only this computer connects
    public record Answer(Diagnosis diagnosis, Optional<Integer> instead, List<Firewall> walls) {
        public Answer {
            walls = List.copyOf(walls);
        }

        /// Whether the port can be had.
        public boolean isFree() {
            return diagnosis instanceof Diagnosis.Free;
        }

        /// Whether another program is said to have it, which may end.
        boolean isAnothers() {
            return switch (diagnosis) {
                case Diagnosis.Used _ -> true;
                case Diagnosis.Free free -> !free.others().isEmpty();
                case Diagnosis.NeedsRights denied -> !denied.holders().isEmpty();
                case Diagnosis.Own _, Diagnosis.Reserved _, Diagnosis.NoAddress _ -> false;
            };
        }

        /// Whether the port can be had, or is had already.
        public boolean isGood() {
            return switch (diagnosis) {
                case Diagnosis.Free _, Diagnosis.Own _ -> true;
                case Diagnosis.Used _,
                        Diagnosis.NeedsRights _,
                        Diagnosis.Reserved _,
                        Diagnosis.NoAddress _ ->
                        false;
            };
        }
    }

    /// A question of what stands in the fields of a listener.
    ///
    /// @param address as written; a name is not looked up, so only `localhost` is taken
    /// @return nothing if it cannot be asked so
    public static Optional<PortQuestion> of(String address, int port) {
        if (port < 1 || port > 65_535) {
            return Optional.empty();
        }
        String literal = address.equals("localhost") ? "127.0.0.1" : address;
        // Java takes a mere number for an IPv4 address, and one with fewer dots as well.
        boolean isShort = literal.indexOf(':') < 0 && literal.split("\\.", -1).length != 4;
        if (isShort) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PortQuestion(InetAddress.ofLiteral(literal), port));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Asks; may block for some milliseconds.
    ///
    /// @param meant ports that are not to be had instead, though nobody may have them now
    public Answer ask(PortDoctor doctor, Set<Integer> meant) {
        Diagnosis found = doctor.examine(address, port);
        return switch (found) {
            case Diagnosis.Free _, Diagnosis.NoAddress _ ->
                    new Answer(found, Optional.empty(), walls(doctor));
            case Diagnosis.Used _, Diagnosis.Own _, Diagnosis.NeedsRights _, Diagnosis.Reserved _ ->
                    new Answer(
                            found,
                            doctor.nextFree(address, PortDoctor.instead(port), meant),
                            walls(doctor));
        };
    }

    private List<Firewall> walls(PortDoctor doctor) {
        return address.isLoopbackAddress() ? List.of() : doctor.rights().firewalls();
    }
}
