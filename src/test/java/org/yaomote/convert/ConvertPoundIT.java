package org.yaomote.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.OtherProxy;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.pound.PoundImport;
import org.yaomote.pound.PoundParser;

import java.io.IOException;
import java.nio.file.Files;

/// What a pound.cfg means must not mean something else behind another program.
class ConvertPoundIT extends ConvertScenario {
    private static ProxyConfig read(String text) {
        PoundImport read = PoundParser.parse("pound.cfg", text);
        assertThat(read).isInstanceOf(PoundImport.Accepted.class);
        return read.config();
    }

    /// Backends believe these fields, whichever listener a request came by.
    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void nobodyClaimsToHaveShownACertificate(OtherProxy.Kind kind) {
        TestCertificates.Identity front =
                TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "front.example");
        front.writeBundle(folder, "front");
        TestCertificates.write(folder, "ca.pem", front.chainPem());
        ScriptedBackend backend = backend("app");
        String text =
                """
                ListenHTTP
                    Address 127.0.0.1
                    Port 1
                End
                ListenHTTPS
                    Address 127.0.0.1
                    Port %d
                    Cert "front.pem"
                    ClientCert 1
                    VerifyList "ca.pem"
                End
                Service
                    BackEnd
                        Address 127.0.0.1
                        Port %d
                    End
                End
                """;
        ProxyConfig config = read(text.formatted(ScriptedBackend.refusingPort(), backend.port()));

        assertThat(convert(kind, config).losses())
                .extracting(Problem::code)
                .contains("convert.lost.shownClients");
        try (RawClient client = RawClient.to(serve(kind, config))) {
            client.send(
                    "GET / HTTP/1.1\r\nHost: x\r\nX-SSL-Subject: CN = admin\r\nx_ssl_serial: 1\r\n"
                            + "X-SSL-certificate: mine\r\nX-Other: kept\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("app");
        }

        assertThat(backend.request().value("X-Other")).isEqualTo("kept");
        assertThat(backend.request().fields())
                .noneMatch(field -> field.matches("(?i)x[-_]ssl[-_].*"));
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void whatNoServiceTakesIsAnsweredAsByPound(OtherProxy.Kind kind) {
        String text =
                """
                ListenHTTP
                    Address 127.0.0.1
                    Port 1
                    Service
                        Path -beg "/old"
                        Redirect 301 "https://new.example"
                    End
                End
                """;

        int port = serve(kind, read(text));

        assertThat(outcome(port, "GET /old x")).isEqualTo("301 https://new.example/old");
        assertThat(outcome(port, "GET /other x")).isEqualTo("503 ");
    }

    /// `Rewrite response` is the only way in which Pound writes them.
    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void fieldsOfAnswersAreSet(OtherProxy.Kind kind) {
        String text =
                """
                ListenHTTP
                    Address 127.0.0.1
                    Port 1
                    Service
                        Path -beg "/own"
                        Rewrite response
                            SetHeader "X-Why: closed"
                        End
                        Error 403
                    End
                    Service
                        Rewrite response
                            SetHeader "X-Why: open"
                        End
                        BackEnd
                            Address 127.0.0.1
                            Port %d
                        End
                    End
                End
                """;
        ProxyConfig config = read(text.formatted(backend("app").port()));
        assertThat(convert(kind, config).losses())
                .extracting(Problem::code)
                .doesNotContain("convert.lost.modification");

        int port = serve(kind, config);

        try (RawClient client = RawClient.to(port)) {
            assertThat(client.get("/").value("X-Why")).isEqualTo("open");
        }
        try (RawClient client = RawClient.to(port)) {
            assertThat(client.get("/own").value("X-Why")).isEqualTo("closed");
        }
    }

    @Test
    void nginxSendsTheFileOfTheChangedPath() throws IOException {
        Files.writeString(folder.resolve("hello.txt"), "hello");
        String text =
                """
                ListenHTTP
                    Address 127.0.0.1
                    Port 1
                    Service
                        SetPath "/hello.txt"
                        SendFile "%s"
                    End
                End
                """;
        int port = serve(OtherProxy.Kind.NGINX, read(text.formatted(folder)));

        assertThat(outcome(port, "GET /any/thing x")).isEqualTo("200 hello");
    }
}
