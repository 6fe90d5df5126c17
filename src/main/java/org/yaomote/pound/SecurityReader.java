package org.yaomote.pound;

import org.yaomote.policy.TlsPolicy;
import org.yaomote.policy.TlsPolicy.OneRequest;
import org.yaomote.policy.TlsPolicy.Version;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The lines about versions and suites of TLS, of a listener and of a backend.
final class SecurityReader {
    private static final Set<String> FLAGS = Set.of("-cipherlist", "-ciphersuites");

    private final Reading reading;

    SecurityReader(Reading reading) {
        this.reading = reading;
    }

    /// What a section says of TLS.
    ///
    /// @param path of the policy in the configuration
    TlsPolicy policy(Section section, String path) {
        TlsPolicy usual = TlsPolicy.DEFAULTS;
        List<String> suites = new ArrayList<>();
        List<String> suites13 = new ArrayList<>();
        section.last("Ciphers").ifPresent(l -> ciphers(l, new Suites(suites, suites13, path)));
        return new TlsPolicy(
                suites,
                suites13,
                oldest(section, path),
                Reading.isYes(section, "SSLHonorCipherOrder"),
                reading.text(section, "CRLlist", path + ".revoked"),
                reading.text(section, "CAlist", path + ".offeredAuthorities"),
                depth(section, usual.depth(), path),
                oneRequest(section, path));
    }

    private record Suites(List<String> old, List<String> of13, String path) {}

    /// Names are kept in OpenSSL's spelling, with its signs: what they stand for is known where the
    /// suites are.
    private void ciphers(Section.Line line, Suites suites) {
        boolean is13 = false;
        boolean isAny = false;
        for (Token token : line.directive().arguments()) {
            if (token.isFlag() && FLAGS.contains(token.key())) {
                is13 = token.is("-ciphersuites");
            } else if (token.isWord()) {
                reading.problems.error(
                        token, "wrong.string", line.row().word(), Values.unquoted(token.text()));
                return;
            } else {
                List<String> names = is13 ? suites.of13() : suites.old();
                reading.places.put(suites.path() + (is13 ? ".suites13" : ".suites"), token);
                for (String name : token.text().split("[:, ]+", -1)) {
                    if (!name.isEmpty()) {
                        names.add(name);
                    }
                }
                isAny = true;
            }
        }
        if (!isAny) {
            reading.problems.error(line.word(), "missing.string", line.row().word());
        }
    }

    /// Older versions are never spoken, so only what reaches beyond them counts.
    private Version oldest(Section section, String path) {
        Version oldest = Version.TLS_1_2;
        for (Section.Line line : section.all("Disable")) {
            boolean isLast = line.directive().argument(0).filter(a -> a.is("TLSv1_2")).isPresent();
            if (isLast) {
                reading.places.put(path + ".oldest", line.word());
                oldest = Version.TLS_1_3;
            }
        }
        return oldest;
    }

    private int depth(Section section, int usual, String path) {
        return section.last("ClientCert")
                .flatMap(l -> l.directive().argument(1))
                .map(
                        d -> {
                            reading.places.put(path + ".depth", d);
                            return (int) Math.min(9, Values.number(d.text()).orElse(usual));
                        })
                .orElse(usual);
    }

    private OneRequest oneRequest(Section section, String path) {
        return switch (reading.number(section, "NoHTTPS11", path + ".oneRequest")
                .orElse(0L)
                .intValue()) {
            case 1 -> OneRequest.ALWAYS;
            case 2 -> OneRequest.OLD_EXPLORER;
            default -> OneRequest.NEVER;
        };
    }
}
