package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Specification of the proxy, §3.4: what a backend hears of the client comes from us.
class ForwardingTest {
    private static final String LINE = "GET / HTTP/1.1\r\n";
    private static final ForwardedFacts TRUSTED =
            new ForwardedFacts(
                    Rewriting.CLIENT, Rewriting.SERVER, true, ForwardedFacts.Peer.TRUSTED);

    private static String trusted(String fields) {
        return Rewriting.request(LINE + fields + "\r\n", TRUSTED);
    }

    @Nested
    class FromAnybody {
        private static final String OURS =
                LINE
                        + "Host: a.example:81\r\n"
                        + "X-Forwarded-For: 192.0.2.1\r\n"
                        + "X-Forwarded-Proto: http\r\n"
                        + "X-Forwarded-Port: 8080\r\n"
                        + "X-Forwarded-Host: a.example:81\r\n"
                        + "\r\n";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X-Forwarded-For: 10.0.0.1",
                    "x-forwarded-for:10.0.0.1\r\nX-Forwarded-For: 10.0.0.2",
                    "X-Forwarded-Proto: https\r\nX-Forwarded-Port: 443",
                    "X-Forwarded-Host: b",
                    "Forwarded: for=10.0.0.1;host=b",
                    "X_Forwarded_For: 10.0.0.1",
                    "x-forwarded_FOR: 10.0.0.1",
                    "X_FORWARDED-PROTO: https",
                    "X_Forwarded_Port: 443\r\nX_Forwarded_Host: b",
                    "X-SSL-Subject: CN=admin\r\nx-ssl-certificate: MIIB",
                    "X-SSL-: 1\r\nX_SSL_Issuer: x\r\nx-ssl_a-very-long-name-indeed: x",
                    "Connection: x-forwarded-for, x-forwarded-host, host"
                })
        void claimsAreDroppedAndOursAreSaid(String claims) {
            String head = LINE + claims + "\r\nHost: a.example:81\r\n\r\n";

            assertThat(Rewriting.request(head)).isEqualTo(OURS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X_Forwarded_From",
                    "X_Forwarded",
                    "Y_Forwarded_For",
                    "X_F",
                    "x",
                    "_",
                    "X-SSL",
                    "X_SSLA-",
                    "Y-SSL-Subject"
                })
        void otherNamesWithUnderscoresPass(String name) {
            String fields = "Host: a\r\n" + name + ": 1\r\n";

            assertThat(Rewriting.fields(LINE + fields + "\r\n")).isEqualTo(fields);
        }

        @ParameterizedTest
        @CsvSource({
            "'GET / HTTP/1.0', '', ''",
            "'GET http://b:82/ HTTP/1.0', '', 'X-Forwarded-Host: b:82\r\n'",
            "'GET / HTTP/1.0', 'Host: b\r\n', 'X-Forwarded-Host: b\r\n'"
        })
        void theHostIsSaidIfTheClientNamedOne(String line, String host, String said) {
            assertThat(Rewriting.request(line + "\r\n" + host + "\r\n"))
                    .endsWith("X-Forwarded-Port: 8080\r\n" + said + "\r\n");
        }
    }

    @Nested
    class FromATrustedPeer {
        @Test
        void itsAddressIsAddedToTheHopsItNamesInOneLine() {
            String fields =
                    "X-Forwarded-For: 10.0.0.1 \r\nHost: a\r\nX-Forwarded-For:\r\n"
                            + "x-forwarded-for:10.0.0.2, 10.0.0.3\r\n";

            assertThat(trusted(fields))
                    .isEqualTo(
                            LINE
                                    + "Host: a\r\n"
                                    + "X-Forwarded-For: 10.0.0.1, 10.0.0.2, 10.0.0.3, 192.0.2.1\r\n"
                                    + "X-Forwarded-Proto: https\r\n"
                                    + "X-Forwarded-Port: 8080\r\n"
                                    + "X-Forwarded-Host: a\r\n"
                                    + "\r\n");
        }

        @Test
        void whatItSaysIsKeptAndWhatItDoesNotSayIsAdded() {
            String fields = "Host: a\r\nForwarded: for=10.0.0.1\r\nX-Forwarded-Proto: http\r\n";

            assertThat(trusted(fields + "X-Forwarded-Host: b\r\n"))
                    .isEqualTo(
                            LINE
                                    + fields
                                    + "X-Forwarded-Host: b\r\n"
                                    + "X-Forwarded-For: 192.0.2.1\r\n"
                                    + "X-Forwarded-Port: 8080\r\n"
                                    + "\r\n");
        }

        @Test
        void connectionCannotRemoveWhatItSays() {
            assertThat(
                            trusted(
                                    "Host: a\r\n"
                                            + "X-Forwarded-Host: b\r\n"
                                            + "Connection: x-forwarded-host\r\n"))
                    .startsWith(LINE + "Host: a\r\nX-Forwarded-Host: b\r\nX-Forwarded-For: 192");
        }

        @Test
        void disguisedNamesAreDroppedAllTheSame() {
            assertThat(trusted("Host: a\r\nX_Forwarded_For: 10.0.0.1\r\n")).doesNotContain("10.0");
        }
    }
}
