package org.yaomote.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a certificate ends, for those who are to be told in time.
///
/// @param id stays the same when the certificate is renewed, such as the path of its file
/// @param names as people write them; the subject where there are none
/// @param renewal when the program renews it; empty if a person has to
public record Ending(
        String id, List<String> names, Instant from, Instant ends, Optional<Instant> renewal) {
    public Ending {
        names = List.copyOf(names);
    }

    /// That of a certificate.
    public static Ending of(String id, CertificateDetails certificate, Optional<Instant> renewal) {
        List<String> names = certificate.names().stream().map(SubjectName::shown).toList();
        return new Ending(
                id,
                names.isEmpty() ? List.of(certificate.subject()) : names,
                certificate.from(),
                certificate.to(),
                renewal);
    }

    /// The names in one line, the first few only.
    public String shown() {
        int most = 3;
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + ", +" + (names.size() - most);
    }

    /// Whole days until it ends; 0 on the last day, negative afterwards.
    public long days(Instant now) {
        return Math.floorDiv(Duration.between(now, ends).toSeconds(), 86_400L);
    }

    /// How near the end is; empty if that is no news. One that the program renews is no news before
    /// its last quarter, when it should have been renewed long ago.
    public Optional<EndingStage> stage(Instant now) {
        Duration quarter = Duration.between(from, ends).dividedBy(4);
        boolean isExpected = renewal.isPresent() && now.isBefore(ends.minus(quarter));
        return isExpected ? Optional.empty() : EndingStage.of(Duration.between(now, ends));
    }
}
