package org.yaomote.ui.overview;

import org.yaomote.ui.fx.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is said of the certificate that ends first.
record CertificateWords(Texts texts) {
    /// How long it is good.
    String figure(Optional<EndingCertificate> nearest, Instant now) {
        return nearest.map(end -> left(end, now)).orElse("\u2013");
    }

    /// Whose it is.
    String detail(Optional<EndingCertificate> nearest, Instant now) {
        return nearest.map(
                        end ->
                                texts.get(
                                        end.isSoon(now)
                                                ? "overview.total.certificates.soon"
                                                : "overview.total.certificates.detail",
                                        end.listener()))
                .orElseGet(() -> texts.get("overview.total.certificates.none"));
    }

    private String left(EndingCertificate end, Instant now) {
        Duration left = Duration.between(now, end.at());
        return left.isNegative()
                ? texts.get("overview.total.certificates.ended")
                : texts.get("overview.total.certificates.days", left.toDays());
    }
}
