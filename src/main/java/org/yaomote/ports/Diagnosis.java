package org.yaomote.ports;

import java.util.List;

/// Whether a port can be had, and if not, why.
public sealed interface Diagnosis {
    /// It can: it was opened and closed again.
    ///
    /// @param others sockets of the same port at other addresses of this computer, such as one for
    ///   IPv6 only: a client that goes there comes to them
    record Free(List<Listening> others) implements Diagnosis {
        public Free {
            others = List.copyOf(others);
        }
    }

    /// Another program has it.
    ///
    /// @param holders who; empty if the system does not tell
    record Used(List<Listening> holders) implements Diagnosis {
        public Used {
            holders = List.copyOf(holders);
        }
    }

    /// This program has it already.
    record Own() implements Diagnosis {}

    /// Only an administrator may open it.
    ///
    /// @param lowest the first port that everybody may open
    /// @param holders who has it besides; an administrator would not get it either
    record NeedsRights(int lowest, List<Listening> holders) implements Diagnosis {
        public NeedsRights {
            holders = List.copyOf(holders);
        }
    }

    /// The system keeps it for itself.
    ///
    /// @param first of the range, 1 to 65535
    /// @param last of the range, from `first` on
    record Reserved(int first, int last) implements Diagnosis {}

    /// This computer does not have the address.
    record NoAddress() implements Diagnosis {}
}
