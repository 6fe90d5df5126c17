package org.yaomote.tls;

import org.yaomote.config.Problem;
import org.yaomote.policy.TlsPolicy;

import java.util.List;
import java.util.stream.Stream;

/// What may be agreed on: versions, and suites by their names in the standards, best first. A part
/// of the usual, or all of it; never more.
///
/// @param suites of TLS 1.3 and behind them those of TLS 1.2
/// @param newestOnly whether only TLS 1.3 is spoken
/// @param ownOrder whether our order counts, not the client's
record CipherChoice(List<String> suites, boolean newestOnly, boolean ownOrder) {
    /// Where nobody says more.
    static final CipherChoice USUAL = new CipherChoice(Suites.NAMES, false, false);

    CipherChoice {
        suites = List.copyOf(suites);
    }

    /// What the user wants of it.
    ///
    /// @param field path of the policy
    /// @param problems told what is not known, what is not spoken any more, and if nothing is left
    static CipherChoice of(TlsPolicy policy, String field, List<Problem> problems) {
        boolean newestOnly = policy.oldest() == TlsPolicy.Version.TLS_1_3;
        List<String> newer = suites13(policy.suites13(), field + ".suites13", problems);
        List<String> older = List.of();
        if (!newestOnly) {
            older =
                    policy.suites().isEmpty()
                            ? Suites.OF_TLS_1_2
                            : suites12(policy.suites(), field + ".suites", problems);
        }
        List<String> all = Stream.concat(newer.stream(), older.stream()).toList();
        return new CipherChoice(all, newestOnly, policy.ownOrder());
    }

    private static List<String> suites12(
            List<String> wanted, String field, List<Problem> problems) {
        CipherList list = CipherList.read(String.join(":", wanted));
        list.unknown()
                .forEach(word -> problems.add(Problem.warning(field, "cipher.unknown", word)));
        list.dead().forEach(word -> problems.add(Problem.warning(field, "cipher.dead", word)));
        if (list.suites().isEmpty()) {
            problems.add(Problem.error(field, "cipher.none"));
        }
        return list.suites();
    }

    private static List<String> suites13(
            List<String> wanted, String field, List<Problem> problems) {
        if (wanted.isEmpty()) {
            return Suites.OF_TLS_1_3;
        }
        for (String name : wanted) {
            if (!Suites.OF_TLS_1_3.contains(name)) {
                String code = name.startsWith("TLS_AES_128_CCM") ? "cipher.dead" : "cipher.unknown";
                problems.add(Problem.warning(field, code, name));
            }
        }
        List<String> left = wanted.stream().distinct().filter(Suites.OF_TLS_1_3::contains).toList();
        if (left.isEmpty()) {
            problems.add(Problem.error(field, "cipher.none"));
        }
        return left;
    }

    /// Versions, newest first.
    String[] versions() {
        return newestOnly ? new String[] {"TLSv1.3"} : Suites.VERSIONS.clone();
    }

    /// Whether BoringSSL can do it: those of TLS 1.3 are not for choosing there.
    boolean isForBoringSsl() {
        return suites.containsAll(Suites.OF_TLS_1_3);
    }

    /// Those of TLS 1.2 as BoringSSL's list of them.
    String nativeNames() {
        return Suites.nativeNames(suites);
    }
}
