package org.yaomote.tls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a listener shows to the clients that ask for one of some names: a certificate, or one of
/// each kind of key for the client to take what it can check.
///
/// @param identities at least one, no two of the same kind of key; ECDSA first, the cheapest to
///   prove
public record TlsChoice(List<TlsIdentity> identities) {
    public TlsChoice {
        identities = List.copyOf(identities);
    }

    /// The choices of a listener and which name gets which.
    ///
    /// @param choices the first is that of clients which ask for no name, or an unknown one
    record Table(List<TlsChoice> choices, Map<String, Integer> byName) {
        Table {
            choices = List.copyOf(choices);
            byName = Map.copyOf(byName);
        }

        /// The number of the choice for a name asked for (RFC 6066 §3): that name, then its
        /// wildcard, then the first.
        ///
        /// @param asked empty for none
        int of(String asked) {
            String name = asked.toLowerCase(Locale.ROOT);
            Integer exact = byName.get(name);
            if (exact != null) {
                return exact;
            }
            int dot = name.indexOf('.');
            return dot < 0 ? 0 : byName.getOrDefault("*" + name.substring(dot), 0);
        }
    }

    /// Sorts identities by the names they are good for.
    ///
    /// @param identities in the user's order: the first is the default, and the first of a kind
    ///   wins where several have a name
    static Table table(List<TlsIdentity> identities) {
        Map<TlsChoice, Integer> numbers = new LinkedHashMap<>();
        TlsIdentity first = identities.getFirst();
        numbers.put(forAnyOf(first, identities), 0);
        Map<String, Integer> byName = new LinkedHashMap<>();
        for (TlsIdentity identity : identities) {
            for (String name : identity.names()) {
                TlsChoice choice =
                        of(identities.stream().filter(i -> i.names().contains(name)).toList());
                int number = numbers.computeIfAbsent(choice, _ -> numbers.size());
                byName.put(name, number);
            }
        }
        return new Table(List.copyOf(numbers.keySet()), byName);
    }

    /// The default, with those of another kind that have all its names.
    private static TlsChoice forAnyOf(TlsIdentity first, List<TlsIdentity> identities) {
        return of(
                identities.stream()
                        .filter(
                                i ->
                                        i.equals(first)
                                                || (!first.names().isEmpty()
                                                        && i.names().containsAll(first.names())))
                        .toList());
    }

    private static TlsChoice of(List<TlsIdentity> candidates) {
        Map<String, TlsIdentity> ofKind = new LinkedHashMap<>();
        candidates.forEach(candidate -> ofKind.putIfAbsent(candidate.kind(), candidate));
        List<TlsIdentity> ordered = new ArrayList<>(ofKind.values());
        ordered.sort((a, b) -> Boolean.compare(isEllipticCurve(b), isEllipticCurve(a)));
        return new TlsChoice(ordered);
    }

    private static boolean isEllipticCurve(TlsIdentity identity) {
        return identity.kind().startsWith("EC");
    }
}
