package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;

import java.time.Duration;

/// What single lines become in the policies of listeners, services and backends.
class PolicyReadingTest {
    private static PoundImport accepted(String text) {
        PoundImport read = PoundParser.parse("a.cfg", text);
        assertThat(read).as("%s", read.found()).isInstanceOf(PoundImport.Accepted.class);
        return read;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    xHTTP 0                       ; locations=BACKEND_AND_LISTENER
                    RewriteLocation 0             ; locations=OFF
                    RewriteLocation 2             ; locations=BACKEND,
                    RewriteDestination 1          ; rewriteDestination=true
                    HeaderOption none ssl         ; headers=BuiltInHeaders[forwarded=false, tls=true]
                    MaxURI 2k                     ; maxUriBytes=2048
                    Client 1m20s                  ; clientTimeout=PT1M20S
                    Err503 "sorry.html"           ; pages={503=sorry.html}
                    AddHeader "X: y"              ; request=[AddHeader[line=X: y]]
                    SetHeader "X: y"              ; request=[SetHeader[line=X: y]]
                    SetHeader "X-%[host]: y"      ; request=[SetHeader[line=X-%[host]: y]]
                    SetHeader "Content-Length: 3" ; request=[]
                    Disable TLSv1_2               ; oldest=TLS_1_3
                    NoHTTPS11 2                   ; oneRequest=OLD_EXPLORER
                    Ciphers -ciphersuites "A:B"   ; suites13=[A, B]
                    ClientCert 3                  ; clients=Unverified[]
                    """)
    void aLineOfAListener(String line, String expected) {
        Listener listener =
                accepted("ListenHTTPS\nCert \"a.pem\"\n" + line + "\nEnd\n")
                        .config()
                        .listeners()
                        .getFirst();
        assertThat(listener.toString()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    Redirect "http://a.example"      ; Redirect[status=302, target=http://a.example]
                    Redirect 307 "http://a.b/$1"     ; Redirect[status=307, target=http://a.b/$1]
                    Error 410 "gone.html"            ; Status[status=410, file=gone.html]
                    SendFile "/srv"                  ; Files[directory=/srv]
                    Success                          ; Empty[]
                    FallThrough                      ; PassOn[]
                    DynScale 1                       ; dynamicScale=true
                    """)
    void aLineOfAService(String line, String expected) {
        assertThat(service("Service\n" + line + "\nEnd\n").options().policy().toString())
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    HTTPS                  ; port=443
                    HTTPS                  ; tls=Optional[BackendTls[verify=false
                    TimeOut 9              ; response=PT9S
                    HAport 81              ; AlivePort[host=, port=81]
                    HAport 10.0.0.2 81     ; AlivePort[host=10.0.0.2, port=81]
                    Resolve all            ; mode=ALL
                    ServerName "a.example" ; hostHeader=a.example
                    Family inet6           ; family=IPV6
                    Disabled 1             ; mode=OFF
                    """)
    void aLineOfABackend(String line, String expected) {
        String text = "Service\nBackEnd\nAddress 10.0.0.1\n" + line + "\nEnd\nEnd\n";
        assertThat(service(text).backends().getFirst().toString()).contains(expected);
    }

    private static Service service(String text) {
        return accepted("ListenHTTP\nEnd\n" + text).config().services().getFirst();
    }

    /// In a tunnel there is no answer to wait for (specification of pound.cfg, §3.5).
    @ParameterizedTest
    @CsvSource({
        "'', '', PT0S",
        "TimeOut 20, '', PT20S",
        "'', TimeOut 30, PT30S",
        "TimeOut 20, TimeOut 30, PT30S"
    })
    void timeOutOfATunnelIsHowLongItMayBeSilent(String general, String own, Duration expected) {
        String text =
                general
                        + "\n"
                        + "Tunnel\n"
                        + "Address 127.0.0.1\n"
                        + "Port 81\n"
                        + "BackEnd\n"
                        + "Address 127.0.0.1\n"
                        + "Port 82\n"
                        + own
                        + "\nEnd\nEnd\n";
        ProxyConfig config = accepted(text).config();
        Backend backend = config.services().getFirst().backends().getFirst();

        assertThat(backend.policy().tunnel()).isEqualTo(expected);
        assertThat(backend.policy().response()).isZero();
        String written = PoundPrinter.print(config.withPoundText(""), Dialect.POUND_4).text();
        assertThat(accepted(written).config().services().getFirst().backends())
                .containsExactly(backend);
    }

    /// What splits messages is left out, and the file runs all the same.
    @Test
    void aHeaderThatSaysWhereAMessageEndsIsKeptAsText() {
        String text = "ListenHTTP\nPort 80\nSetHeader \"Transfer-Encoding: chunked\"\nEnd\n";

        assertThat(accepted(text).found()).extracting(Problem::code).contains("pound.kept.framing");
        assertThat(accepted(text).fates().get(2).fate()).isEqualTo(LineFate.Fate.KEPT);
    }

    /// A listener asks for certificates if a service of its own looks at them and it says nothing
    /// itself (specification of pound.cfg, §3.6).
    @Test
    void aConditionOnCertificatesHasTheListenerAskForThem() {
        String text =
                "ListenHTTPS\n"
                        + "Port 443\n"
                        + "Cert \"a.pem\"\n"
                        + "%sService\n"
                        + "Match OR\n"
                        + "Not ClientCert \"b.pem\"\n"
                        + "End\n"
                        + "Success\n"
                        + "End\n"
                        + "End\n";

        assertThat(accepted(text.formatted("")).config().listeners().getFirst().toString())
                .contains("clients=Unverified[]");
        assertThat(accepted(text.formatted("")).found())
                .extracting(Problem::code)
                .contains("pound.clients.asked");
        assertThat(accepted(text.formatted("ClientCert 0\n")).config().listeners().toString())
                .contains("clients=NotAsked[]");
    }

    @Test
    void whatAScriptWouldDecideGetsNoRequests() {
        ProxyConfig config = Corpus.read("scripts.cfg").config();
        assertThat(config.services())
                .filteredOn(service -> !service.options().policy().disabled())
                .extracting(Service::name)
                .containsExactly("rest");
        assertThat(config.services().getLast().backends())
                .extracting(Backend::enabled)
                .containsExactly(false, true);
    }
}
