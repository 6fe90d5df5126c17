package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Listener;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;

import java.util.List;

/// What each form of a condition becomes.
class ConditionReaderTest {
    private static Listener accepted(String text) {
        PoundImport read = PoundParser.parse("a.cfg", text);
        assertThat(read).as("%s", read.found()).isInstanceOf(PoundImport.Accepted.class);
        return read.config().listeners().getFirst();
    }

    private static List<Condition> conditions(String lines) {
        return accepted("ListenHTTPS\nCert \"a.pem\"\nService\n" + lines + "\nEnd\nEnd\n")
                .rules()
                .getFirst()
                .matches();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    URL "^/api"                 ; Url[]                 ; POSIX ; false ; ^/api
                    URL -icase -pcre "^/api"    ; Url[]                 ; PCRE  ; true  ; ^/api
                    URL -perl -posix "a|b"      ; Url[]                 ; POSIX ; false ; a|b
                    Path -beg "/api"            ; Path[decode=false]    ; BEGIN ; false ; /api
                    Path -decode -end ".PHP"    ; Path[decode=true]     ; END   ; false ; .PHP
                    Query -contain "debug"      ; Query[]               ; CONTAIN ; false ; debug
                    QueryParam "id" "^[0-9]+$"  ; Parameter[name=id, decode=false] ; POSIX ; false ; ^[0-9]+$
                    QueryParam "id" -decode -exact "a b" ; Parameter[name=id, decode=true] ; EXACT ; false ; a b
                    Method "^(GET|HEAD)$"       ; Method[]              ; POSIX ; false ; ^(GET|HEAD)$
                    Header "^X-A: b"            ; AnyHeader[]           ; POSIX ; true  ; ^X-A: b
                    Header "X-A" -case "^b"     ; Header[name=X-A]      ; POSIX ; false ; ^b
                    HeadRequire "Host:.*a.b.*"  ; AnyHeader[]           ; POSIX ; true  ; Host:.*a.b.*
                    Host -re "^www[.]"          ; Host[]                ; POSIX ; true  ; ^www[.]
                    Host -beg "www."            ; Host[]                ; BEGIN ; true  ; www.
                    Host "*.a.example"          ; Host[]                ; EXACT ; true  ; *.a.example
                    StringMatch "%[host]" -exact "x" ; Expanded[text=%[host]] ; EXACT ; false ; x
                    """)
    void aPatternHasItsSubjectAndItsFlags(
            String line, String subject, Kind kind, boolean ignoreCase, String text) {
        Condition.Matches matches = (Condition.Matches) conditions(line).getFirst();
        assertThat(matches.subject()).hasToString(subject);
        assertThat(matches.pattern()).isEqualTo(TextPattern.of(kind, ignoreCase, text));
    }

    @Test
    void patternsMayStandInAFileAndHaveATag() {
        assertThat(conditions("Path -beg -filewatch \"paths.txt\" -tag \"p\""))
                .containsExactly(
                        new Condition.Matches(
                                new Subject.Path(false),
                                new TextPattern(
                                        Kind.BEGIN,
                                        false,
                                        new TextSource.File("paths.txt", true),
                                        "p")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    BasicAuth "users"         ; Authorized[users=File[path=users, watched=true]]
                    BasicAuth -file "users"   ; Authorized[users=File[path=users, watched=false]]
                    ClientCert "me.pem"       ; ShowsCertificate[file=me.pem]
                    ACL -file "a.txt"         ; ClientIn[addresses=Listed[networks=File[path=a.txt, watched=false]], forwarded=false]
                    TBF "%[remoteip]" 5 10    ; WithinRate[key=%[remoteip], rate=Rate[tokens=5, per=PT1S, burst=9]]
                    TBF "k" 1/2s 0            ; WithinRate[key=k, rate=Rate[tokens=1, per=PT2S, burst=0]]
                    TBF "k" 1/2 0             ; WithinRate[key=k, rate=Rate[tokens=1, per=PT2S, burst=0]]
                    TBF "k" 30/500ms 1        ; WithinRate[key=k, rate=Rate[tokens=30, per=PT0.5S, burst=0]]
                    TBF "k" 7/us 1            ; WithinRate[key=k, rate=Rate[tokens=7, per=PT0.000001S, burst=0]]
                    Not Host "a.example"      ; Not[condition=HostIs[host=a.example]]
                    HeadDeny "^X: y"          ; Not[condition=Matches[subject=AnyHeader[], pattern=TextPattern[kind=POSIX, ignoreCase=true, texts=Inline[lines=[^X: y]], tag=]]]
                    """)
    void aConditionWithoutAPatternIsTaken(String line, String condition) {
        assertThat(conditions(line).getFirst()).hasToString(condition);
    }

    @Test
    void conditionsNest() {
        String lines =
                """
                Match OR
                    Host "a.example"
                    Not Match
                        Host "b.example"
                        ACL
                            10.0.0.0/8
                        End
                    End
                End
                """;
        Condition inside =
                new Condition.ClientIn(new AddressSet.Listed(TextSource.of("10.0.0.0/8")), false);
        assertThat(conditions(lines))
                .containsExactly(
                        new Condition.Any(
                                List.of(
                                        new Condition.HostIs("a.example"),
                                        new Condition.Not(
                                                new Condition.All(
                                                        List.of(
                                                                new Condition.HostIs("b.example"),
                                                                inside))))));
    }

    @Test
    void settingsHoldForTheLinesBehindThem() {
        Listener listener =
                accepted(
                        """
                        ListenHTTP
                        End
                        Service
                            URL "^/a"
                        End
                        RegexType pcre
                        IgnoreCase yes
                        Service
                            URL "^/b"
                            IgnoreCase no
                            URL "^/c"
                        End
                        Service
                            URL "^/d"
                        End
                        RegexType posix
                        IgnoreCase no
                        Service
                            URL "^/e"
                        End
                        """);
        assertThat(listener.rules())
                .flatExtracting(r -> r.matches())
                .extracting(m -> ((Condition.Matches) m).pattern())
                .containsExactly(
                        TextPattern.of(Kind.POSIX, false, "^/a"),
                        TextPattern.of(Kind.PCRE, true, "^/b"),
                        TextPattern.of(Kind.PCRE, false, "^/c"),
                        TextPattern.of(Kind.PCRE, true, "^/d"),
                        TextPattern.of(Kind.POSIX, false, "^/e"));
    }

    @Test
    void namedOnesMayBeDefinedBehind() {
        Listener listener =
                accepted(
                        """
                        ListenHTTP
                            Service
                                ACL -forwarded "office"
                                Eval "night"
                            End
                        End
                        ACL "office"
                            10.0.0.0/8
                        End
                        Condition "night"
                            Path -beg "/n"
                        End
                        """);
        assertThat(listener.rules().getFirst().matches())
                .containsExactly(
                        new Condition.ClientIn(new AddressSet.Named("office"), true),
                        new Condition.Named("night"));
    }
}
