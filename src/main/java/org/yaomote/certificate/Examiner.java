package org.yaomote.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at certificates: what they say and how they stand.
///
/// Thread: any.
public final class Examiner {
    /// So long before its end a certificate ends soon.
    public static final Duration SOON = Duration.ofDays(30);

    private final InstantSource clock;

    /// @param clock says what has ended
    public Examiner(InstantSource clock) {
        this.clock = clock;
    }

    /// Examines every certificate of what was read that is nobody's issuer there.
    ///
    /// @param wanted a name it should be good for
    /// @return at least one
    public Outcome<List<Examination>> examine(Contents contents, Optional<SubjectName> wanted) {
        List<X509Certificate> all = contents.certificates();
        if (all.isEmpty()) {
            return Outcome.refused(FaultKind.NO_CERTIFICATE);
        }
        List<Examination> found = new ArrayList<>();
        for (X509Certificate certificate : all) {
            if (!isIssuer(certificate, all) || all.size() == 1) {
                found.add(examine(Chains.from(certificate, all), contents.keys(), wanted));
            }
        }
        if (found.isEmpty()) {
            found.add(examine(Chains.from(all.getFirst(), all), contents.keys(), wanted));
        }
        return Outcome.done(List.copyOf(found));
    }

    /// Examines a chain.
    ///
    /// @param chain the certificate itself first
    /// @param keys that came with it
    public Examination examine(
            List<X509Certificate> chain, List<PrivateKey> keys, Optional<SubjectName> wanted) {
        List<CertificateDetails> details = chain.stream().map(CertificateDetails::of).toList();
        CertificateDetails leaf = details.getFirst();
        return new Examination(
                details,
                state(leaf, wanted),
                Duration.between(clock.instant(), leaf.to()),
                match(chain.getFirst(), keys),
                wanted.map(leaf::covers));
    }

    /// How a certificate stands.
    public State state(CertificateDetails details, Optional<SubjectName> wanted) {
        Instant now = clock.instant();
        if (now.isAfter(details.to())) {
            return State.EXPIRED;
        }
        if (now.isBefore(details.from())) {
            return State.NOT_YET;
        }
        if (wanted.isPresent() && !details.covers(wanted.get())) {
            return State.NAME_NOT_COVERED;
        }
        if (details.isWeak()) {
            return State.WEAK;
        }
        return now.plus(soon(details)).isAfter(details.to()) ? State.SOON : State.VALID;
    }

    /// A certificate of a short life is renewed at two thirds of it, which is no news.
    private static Duration soon(CertificateDetails details) {
        Duration quarter = Duration.between(details.from(), details.to()).dividedBy(4);
        return quarter.compareTo(SOON) < 0 ? quarter : SOON;
    }

    private static Examination.KeyMatch match(X509Certificate leaf, List<PrivateKey> keys) {
        if (keys.isEmpty()) {
            return Examination.KeyMatch.ABSENT;
        }
        return keys.stream().anyMatch(key -> PublicKeys.fit(key, leaf.getPublicKey()))
                ? Examination.KeyMatch.MATCHES
                : Examination.KeyMatch.DIFFERS;
    }

    private static boolean isIssuer(X509Certificate candidate, List<X509Certificate> all) {
        return all.stream()
                .filter(other -> !other.equals(candidate))
                .anyMatch(
                        other ->
                                other.getIssuerX500Principal()
                                        .equals(candidate.getSubjectX500Principal()));
    }
}
