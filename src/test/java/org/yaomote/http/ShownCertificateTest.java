package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.fixtures.TestCertificates.Validity;

import java.time.Instant;

import javax.security.auth.x500.X500Principal;

class ShownCertificateTest {
    private static final Identity ROOT = TestCertificates.selfSigned(KeyKind.EC, "Root");

    private static String rewritten(Identity shown) {
        ForwardedFacts facts = new ForwardedFacts(Rewriting.CLIENT, Rewriting.SERVER, true);
        return Rewriting.request(
                "GET / HTTP/1.1\r\nHost: a\r\nX-SSL-Subject: CN=admin\r\n\r\n",
                facts.with(
                        new ShownCertificate(shown.leaf(), "TLSv1.3", "TLS_AES_128_GCM_SHA256")));
    }

    @Test
    void theFieldsFollowTheOnesAboutForwarding() {
        Validity year =
                new Validity(
                        Instant.parse("2026-02-03T04:05:06Z"),
                        Instant.parse("2027-11-30T23:59:59Z"));
        Identity shown = TestCertificates.issuedBy(ROOT, KeyKind.EC, year, "client.test");

        assertThat(rewritten(shown))
                .contains(
                        "X-Forwarded-Host: a\r\n"
                                + "X-SSL-Subject: CN = client.test\r\n"
                                + "X-SSL-Issuer: CN = Root\r\n"
                                + "X-SSL-notBefore: Feb  3 04:05:06 2026 GMT\r\n"
                                + "X-SSL-notAfter: Nov 30 23:59:59 2027 GMT\r\n"
                                + "X-SSL-serial: "
                                + shown.leaf().getSerialNumber()
                                + "\r\n"
                                + "X-SSL-cipher: TLSv1.3/TLS_AES_128_GCM_SHA256\r\n"
                                + "X-SSL-certificate: -----BEGIN CERTIFICATE----- MI")
                .endsWith(" -----END CERTIFICATE-----\r\n\r\n");
    }

    /// A name is the issuer's to choose: whatever it holds, it adds no field (RFC 9112 §11.1).
    @Test
    void aNameStaysInItsLine() {
        String name = "a\\0d\\0aX-Evil 1\u65e5\\00";
        Identity shown = TestCertificates.issuedBy(ROOT, KeyKind.EC, name);

        String head = rewritten(shown);

        assertThat(head.lines()).noneMatch(line -> line.startsWith("X-Evil"));
        // RFC 9110 §5.5: obs-text, octets that are nobody's business but the backend's.
        assertThat(head).matches("[ -~\r\n\\x80-\\xff]*").contains("X-Evil 1\u00e6\u0097\u00a5");
    }

    /// Applications written for Pound compare the whole line with what `openssl x509 -nameopt
    /// oneline` prints.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CN=client one,O=Org,C=JP | C = JP, O = Org, CN = client one",
                "CN=a\\,b,O=x\\=y | O = x=y, CN = \"a,b\"",
                "CN=say \\\"so\\\" | CN = \"say \\\"so\\\"\"",
                "1.2.840.113549.1.9.1=#160661406578616d,CN=m | CN = m, emailAddress = a@exam",
                "CN=a+OU=b | CN = a + OU = b",
                "1.2.3.4=#13026869 | 1.2.3.4 = #13026869",
                "CN=a\\0ab | CN = a\\0Ab",
            })
    void aNameIsWrittenAsOpensslDoes(String name, String line) {
        assertThat(DistinguishedName.text(new X500Principal(name))).isEqualTo(line);
    }
}
