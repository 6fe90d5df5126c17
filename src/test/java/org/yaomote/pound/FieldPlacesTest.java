package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;

import java.util.List;

/// What is found later, when files and addresses are opened, is said at the line it came from.
class FieldPlacesTest {
    private static final String TEXT =
            """
            Alive 20
            LogLevel 1
            ACL "office"
                10.0.0.0/8
            End
            ListenHTTPS "front"
                Address 127.0.0.1
                Port 8443
                Cert "a.pem"
                Cert "b.pem"
                ClientCert 2 3
                VerifyList "ca.pem"
                CAlist "names.pem"
                CRLlist "revoked.pem"
                Ciphers "HIGH"
                CheckURL "^/"
                MaxRequest 1k
                ErrorFile 404 "404.html"
                Err500 "500.html"
                Client 5
                SetHeader "X-A: b"
                Rewrite response
                    Header "X"
                    DeleteHeader "X"
                End
                Service "own"
                    Path -file "paths.txt"
                    Match OR
                        Host "a.example"
                        BasicAuth "users"
                    End
                    BackEnd
                        Address 10.0.0.1
                        Port 81
                        Priority 3
                        HTTPS
                        Cert "us.pem"
                        TimeOut 9
                        HAport 82
                    End
                End
            End
            Service "global"
                ClientCert "me.pem"
                UseBackend "named"
                Session
                    Type COOKIE
                    ID "sid"
                    TTL 60
                End
            End
            Backend "named"
                Address named.example
                Port 83
            End
            """;

    private static int line(String path) {
        Problem problem =
                PoundParser.located(
                                new PoundSource("a.cfg", TEXT),
                                PoundFiles.NONE,
                                List.of(Problem.error(path, "any.code")))
                        .getFirst();
        return ((Where.Line) problem.where()).line();
    }

    @ParameterizedTest
    @CsvSource({
        "accessLog, 2",
        "definitions.addressLists[0].networks, 3",
        "listeners[0], 6",
        "listeners[0].name, 6",
        "listeners[0].address, 7",
        "listeners[0].port, 8",
        "listeners[0].certificates[0], 9",
        "listeners[0].certificates[1], 10",
        "listeners[0].clientCertificates, 11",
        "listeners[0].tls.depth, 11",
        "listeners[0].clientCertificates.authorities, 12",
        "listeners[0].tls.offeredAuthorities, 13",
        "listeners[0].tls.revoked, 14",
        "listeners[0].tls.suites[0], 15",
        "listeners[0].options.policy.checkUrl, 16",
        "listeners[0].options.maxBodyBytes, 17",
        "listeners[0].options.policy.pages.404, 18",
        "listeners[0].options.policy.pages.500, 19",
        "listeners[0].options.policy.clientTimeout, 20",
        "listeners[0].options.policy.modifications.request[0].line, 21",
        "listeners[0].options.policy.modifications.response[0], 22",
        "listeners[0].options.policy.modifications.response[0].branches[0].conditions[0], 23",
        "listeners[0].options.policy.modifications.response[0].branches[0].modifications[0], 24",
        "listeners[0].rules[0].service, 26",
        "listeners[0].rules[0].matches[0].pattern.texts, 27",
        "listeners[0].rules[0].matches[1], 28",
        "listeners[0].rules[0].matches[1].conditions[1].users, 30",
        "services[0], 26",
        "services[0].backends[0], 32",
        "services[0].backends[0].host, 33",
        "services[0].backends[0].port, 34",
        "services[0].backends[0].weight, 35",
        "services[0].backends[0].policy.tls.verify, 36",
        "services[0].backends[0].policy.tls.clientCertificate, 37",
        "services[0].backends[0].policy.response, 38",
        "services[0].backends[0].policy.alivePort.port, 39",
        "services[0].options.healthCheck.timeout, 1",
        "listeners[0].rules[1], 43",
        "listeners[0].rules[1].matches[0].file, 44",
        "services[1].affinity, 46",
        "services[1].affinity.name, 48",
        "services[1].affinity.timeToLive, 49",
        "services[1].backends[0], 45",
        "services[1].backends[0].host, 53",
        "services[1].backends[0].port, 54",
        "services[1].backends, 43",
    })
    void aFieldIsFoundInTheLineItCameFrom(String path, int line) {
        assertThat(line(path)).isEqualTo(line);
    }

    @Test
    void theSampleIsSound() {
        assertThat(PoundParser.parse("a.cfg", TEXT).found()).noneMatch(Problem::isError);
    }

    @Test
    void whatHasNoFieldKeepsItsPlace() {
        Problem general = Problem.general("any.code");
        assertThat(
                        PoundParser.located(
                                new PoundSource("a.cfg", TEXT), PoundFiles.NONE, List.of(general)))
                .containsExactly(general);
    }

    /// Not only the line: the very text that cannot be expanded, or the file that is not there.
    @Test
    void problemsOfALineAreAboutTheTextInIt() {
        String text =
                """
                LogFormat "mine" "%Q"
                ListenHTTP
                    Service
                        Not BasicAuth "users"
                        SetHeader "X: $("
                        Error 401
                    End
                End
                """;
        List<Problem> later =
                List.of(
                        Problem.error("definitions.logFormats[0]", "any.code"),
                        Problem.error("listeners[0].rules[0].matches[0].condition", "any.code"),
                        Problem.error(
                                "services[0].options.policy.modifications.request[0]", "any.code"));

        assertThat(PoundParser.located(new PoundSource("t.cfg", text), PoundFiles.NONE, later))
                .extracting(p -> ((Where.Line) p.where()).from())
                .containsExactly(18, 23, 19);
    }
}
