package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;

import java.time.Duration;
import java.util.List;

class PoundParserTest {
    private static final ServiceId FIRST = new ServiceId("service-1");

    private static ProxyConfig accepted(String text) {
        PoundImport read = PoundParser.parse("pound.cfg", text);
        assertThat(read).as("%s", read.found()).isInstanceOf(PoundImport.Accepted.class);
        return ((PoundImport.Accepted) read).config();
    }

    @Test
    void theSampleOf2008IsTakenWithWarningsOnly() {
        PoundImport read = PoundParser.parse("pound.cfg", Corpus.text("seed.cfg"));
        assertThat(read).isInstanceOf(PoundImport.Accepted.class);
        Rule toAll = Rule.everything(FIRST);
        assertThat(((PoundImport.Accepted) read).config())
                .isEqualTo(
                        new ProxyConfig(
                                List.of(
                                        new Listener(
                                                new ListenerId("listener-1"),
                                                "http",
                                                true,
                                                "192.168.0.4",
                                                80,
                                                new Protocol.Http(),
                                                MethodSet.EXTENDED,
                                                List.of(toAll)),
                                        new Listener(
                                                new ListenerId("listener-2"),
                                                "https",
                                                true,
                                                "192.168.0.4",
                                                443,
                                                new Protocol.Https(
                                                        new TlsSettings(
                                                                List.of(
                                                                        "/usr/share/ssl/certs/pound.pem"))),
                                                MethodSet.EXTENDED,
                                                List.of(toAll))),
                                List.of(
                                        new Service(
                                                FIRST,
                                                "service-1",
                                                new Affinity.ByBasicAuth(Duration.ofSeconds(300)),
                                                List.of(
                                                        new Backend(
                                                                "", "192.168.0.120", 80, 1, true),
                                                        new Backend(
                                                                "",
                                                                "192.168.0.121",
                                                                80,
                                                                1,
                                                                true)))),
                                Timeouts.DEFAULTS));
    }

    @Test
    void aPlainBenchmarkFileIsTakenWithoutAWord() {
        PoundImport read =
                PoundParser.parse(
                        "bench.cfg",
                        """
                        LogLevel 0
                        ListenHTTP
                            Address 127.0.0.1
                            Port 8080
                        End
                        ListenHTTPS
                            Address 127.0.0.1
                            Port 8443
                            Cert "/tmp/bench/rsa.pem"
                        End
                        ListenHTTPS
                            Address 127.0.0.1
                            Port 8444
                            Cert "/tmp/bench/ecdsa.pem"
                        End
                        Service
                            BackEnd
                                Address 127.0.0.1
                                Port 9001
                            End
                            BackEnd
                                Address 127.0.0.1
                                Port 9002
                            End
                        End
                        """);
        assertThat(read.found()).isEmpty();
        ProxyConfig config = accepted("ListenHTTP\nEnd\n");
        assertThat(config.listeners().get(0).address()).isEqualTo("0.0.0.0");
        assertThat(config.listeners().get(0).port()).isEqualTo(80);
        assertThat(config.listeners().get(0).methods()).isEqualTo(MethodSet.BASIC);
    }
}
