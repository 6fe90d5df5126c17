package org.yaomote.policy;

import java.util.List;
import java.util.Optional;

/// What is defined once and used by name, and what holds for all listeners.
///
/// @param addressLists `ACL` sections
/// @param conditions `Condition` sections
/// @param constants for all listeners
/// @param logFormats `LogFormat` lines
/// @param combined names of fields whose repetitions are joined with commas (`CombineHeaders`)
/// @param anonymise whether the access log has 0 for the last octet of an IPv4 address, and for the
///   last 80 bits of an IPv6 address (`Anonymise`)
/// @param forwarded how the client behind proxies is found
public record Definitions(
        List<AddressList> addressLists,
        List<NamedCondition> conditions,
        List<Constant> constants,
        List<LogFormat> logFormats,
        List<String> combined,
        boolean anonymise,
        ForwardedBy forwarded) {
    /// Nothing.
    public static final Definitions NONE =
            new Definitions(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    ForwardedBy.USUAL);

    public Definitions {
        addressLists = List.copyOf(addressLists);
        conditions = List.copyOf(conditions);
        constants = List.copyOf(constants);
        logFormats = List.copyOf(logFormats);
        combined = List.copyOf(combined);
    }

    /// Addresses with a name.
    public record AddressList(String name, TextSource networks) {}

    /// Conditions with a name; all must hold.
    public record NamedCondition(String name, List<Condition> conditions) {
        public NamedCondition {
            conditions = List.copyOf(conditions);
        }
    }

    /// A line of the access log with a name, in Pound's conversions.
    public record LogFormat(String name, String text) {}

    /// The addresses of this name.
    public Optional<TextSource> addresses(String name) {
        return addressLists.stream()
                .filter(list -> list.name().equals(name))
                .map(AddressList::networks)
                .findFirst();
    }

    /// The conditions of this name.
    public Optional<List<Condition>> conditions(String name) {
        return conditions.stream()
                .filter(named -> named.name().equals(name))
                .map(NamedCondition::conditions)
                .findFirst();
    }
}
