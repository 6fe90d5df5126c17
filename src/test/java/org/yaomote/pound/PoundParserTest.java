package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Balancing;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.BuiltInHeaders;
import org.yaomote.policy.Condition;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.LocationRewriting;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.TlsPolicy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PoundParserTest {
    private static final ServiceId FIRST = new ServiceId("service-1");

    /// Only one default of Pound's is not ours.
    private static final ListenerOptions LIKE_POUND =
            ListenerOptions.DEFAULTS.withPolicy(
                    new ListenerPolicy(
                            Optional.empty(),
                            0,
                            0,
                            Map.of(),
                            false,
                            LocationRewriting.BACKEND_AND_LISTENER,
                            false,
                            BuiltInHeaders.ALL,
                            Optional.empty(),
                            "",
                            List.of(),
                            "",
                            Duration.ZERO,
                            Modifications.NONE));

    private static final TlsSettings SEED_TLS =
            new TlsSettings(
                    List.of("/usr/share/ssl/certs/pound.pem"),
                    new ClientCertificates.NotAsked(),
                    new TlsPolicy(
                            List.of(
                                    "ALL",
                                    "!ADH",
                                    "!EXPORT56",
                                    "RC4+RSA",
                                    "+HIGH",
                                    "+MEDIUM",
                                    "+LOW",
                                    "+SSLv2",
                                    "+EXP",
                                    "+eNULL"),
                            List.of(),
                            TlsPolicy.Version.TLS_1_2,
                            false,
                            "",
                            "",
                            9,
                            TlsPolicy.OneRequest.NEVER));

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
        assertThat(read.config().withPoundText(""))
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
                                                List.of(toAll),
                                                LIKE_POUND),
                                        new Listener(
                                                new ListenerId("listener-2"),
                                                "https",
                                                true,
                                                "192.168.0.4",
                                                443,
                                                new Protocol.Https(SEED_TLS),
                                                MethodSet.EXTENDED,
                                                List.of(toAll),
                                                LIKE_POUND)),
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
        assertThat(PoundParser.parse("bench.cfg", Corpus.text("bench.cfg")).found()).isEmpty();
    }

    @Test
    void aListenerThatSaysNothingHasTheDefaultsOfPound() {
        ProxyConfig config = accepted("ListenHTTP\nEnd\nListenHTTPS\nCert \"a.pem\"\nEnd\n");
        assertThat(config.listeners())
                .extracting(Listener::name, Listener::address, Listener::port, Listener::methods)
                .containsExactly(
                        tuple("http", "0.0.0.0", 80, MethodSet.BASIC),
                        tuple("https", "0.0.0.0", 443, MethodSet.BASIC));
    }

    @Test
    void globalLinesSetTheCheckAndTheLogOfAll() {
        ProxyConfig config =
                accepted(
                        "Alive 30\nLogLevel 4\nBalancer random\nTimeOut 300\n"
                                + "ListenHTTP\nMaxRequest 2k\nService\n"
                                + "Emergency\nAddress 10.0.0.9\nPort 81\nEnd\n"
                                + "BackEnd\nAddress 10.0.0.1\nEnd\nEnd\nEnd\n");
        assertThat(config.accessLog()).isEqualTo(AccessLog.ToFile.DEFAULTS);
        assertThat(config.timeouts().allTries()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.listeners().getFirst().options().maxBodyBytes()).isEqualTo(2048);
        Service service = config.services().getFirst();
        HealthCheck.Timing timing =
                new HealthCheck.Timing(Duration.ofSeconds(30), Duration.ofSeconds(1), 3, 2);
        assertThat(service.options().healthCheck()).isEqualTo(new HealthCheck.Tcp(timing));
        assertThat(service.options().balancing()).isEqualTo(Balancing.RANDOM);
        assertThat(service.backends())
                .extracting(Backend::address, Backend::emergency)
                .containsExactly(tuple("10.0.0.9:81", true), tuple("10.0.0.1:80", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    LogLevel 00          ; LogLevel 0 ; Off[]           ; 0
                    LogLevel 0           ; LogLevel 2 ; POUND_1         ; 2
                    LogLevel "combined"  ; xHTTP 0    ; COMBINED        ; ``
                    LogLevel 5           ; xHTTP 0    ; POUND_5         ; ``
                    LogLevel "mine"      ; xHTTP 0    ; POUND_1         ; mine
                    LogLevel 3           ; LogLevel 0 ; VHOST_COMBINED  ; 0
                    """)
    void aListenerLogsInItsOwnFormatOrInTheGeneralOne(
            String general, String own, String log, String format) {
        ProxyConfig config =
                accepted(
                        "LogFormat \"mine\" \"%a\"\n"
                                + general
                                + "\nListenHTTP\n"
                                + own
                                + "\nEnd\n");
        assertThat(config.accessLog().toString()).contains(log);
        assertThat(config.listeners().getFirst().options().policy().logFormat()).isEqualTo(format);
    }

    @Test
    void namesAreTakenOrMadeSoThatEachIsUnique() {
        ProxyConfig config =
                accepted(
                        """
                        ListenHTTP
                        End
                        ListenHTTP "http-2"
                            Port 81
                        End
                        ListenHTTP
                            Port 82
                        End
                        Service "service-1"
                        End
                        Service
                        End
                        """);
        assertThat(config.listeners())
                .extracting(Listener::name)
                .containsExactly("http", "http-2", "http-3");
        assertThat(config.services())
                .extracting(Service::name)
                .containsExactly("service-1", "service-2");
    }

    @Test
    void privateServicesComeBeforeGlobalOnesWhateverTheirOrder() {
        ProxyConfig config =
                accepted(
                        """
                        Service "global"
                        End
                        ListenHTTP
                            Service "private"
                                Host "app.example.com"
                                Path "^/v1\\.0(/|$)"
                            End
                        End
                        """);
        assertThat(config.listeners().get(0).rules())
                .containsExactly(
                        new Rule(
                                List.of(
                                        new Condition.HostIs("app.example.com"),
                                        new Condition.PathPrefix("/v1.0")),
                                new ServiceId("service-2")),
                        Rule.everything(FIRST));
    }

    @Test
    void aDisabledServiceKeepsItsRule() {
        ProxyConfig config = accepted("ListenHTTP\nEnd\nService\nDisabled yes\nEnd\n");
        assertThat(config.services().getFirst().options().policy().disabled()).isTrue();
        assertThat(config.listeners().getFirst().rules()).containsExactly(Rule.everything(FIRST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    Host "a.example"                        ; HostIs[host=a.example]
                    Host -exact "a.example"                 ; HostIs[host=a.example]
                    Host -end ".a.example"                  ; HostIs[host=*.a.example]
                    Path -beg "/"                           ; PathPrefix[prefix=/]
                    Path "^/a\\.b(/|$)"                      ; PathPrefix[prefix=/a.b]
                    Path -re "^/api(/|$)"                   ; PathPrefix[prefix=/api]
                    URL "^/api([/?]|$)"                     ; PathPrefix[prefix=/api]
                    URL "^/"                                ; PathPrefix[prefix=/]
                    HeadRequire "^Host: *a\\.b(:[0-9]+)? *$" ; HostIs[host=a.b]
                    """)
    void aConditionThatMeansTheSameIsTaken(String line, String match) {
        ProxyConfig config = accepted("ListenHTTP\nService\n" + line + "\nEnd\nEnd\n");
        assertThat(config.listeners().get(0).rules().get(0).matches().get(0)).hasToString(match);
    }
}
