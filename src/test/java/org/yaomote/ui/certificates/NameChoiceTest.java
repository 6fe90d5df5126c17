package org.yaomote.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

class NameChoiceTest {
    private static final List<CertificateDetails> SHOWN =
            List.of(named("first.lan"), named("*.app.lan b.app.lan"), named("a.app.lan"));

    @ParameterizedTest
    @CsvSource({
        "first.lan, 0, true",
        "A.app.lan, 2, true",
        "b.app.lan, 1, true",
        "c.app.lan, 1, true",
        "*.app.lan, 1, true",
        "app.lan, 0, false",
        "x.c.app.lan, 0, false",
        "localhost, 0, false",
    })
    void theVeryNameWinsThenItsWildcardThenTheFirst(String asked, int index, boolean isCovered) {
        assertThat(NameChoice.of(SHOWN, asked)).isEqualTo(new NameChoice(index, isCovered));
    }

    @Test
    void theFirstOfSeveralWithTheNameWins() {
        List<CertificateDetails> twice =
                List.of(named("x.lan"), named("app.lan"), named("app.lan"));
        assertThat(NameChoice.of(twice, "app.lan").index()).isEqualTo(1);
    }

    private static CertificateDetails named(String names) {
        SecureRandom random = new SecureRandom();
        return NameReader.readAll(names)
                .then(
                        all ->
                                new CertificateIssuer(InstantSource.system(), random)
                                        .selfSigned(
                                                KeyKind.EC_P256.make(random),
                                                new LeafTerms(all, LeafTerms.USUAL)))
                .map(identity -> CertificateDetails.of(identity.leaf()))
                .result()
                .orElseThrow();
    }
}
