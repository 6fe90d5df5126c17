package org.yaomote.pound;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;

import java.util.ArrayList;
import java.util.List;

/// The mistakes people make, each in an otherwise good file: one cause, one message, at its place.
class TypoMatrixTest {
    private static final String GOOD =
            """
            User "nobody"
            Group "nogroup"
            LogFacility local1

            LogLevel 1
            Alive 30
            Control "/var/run/pound.ctl"

            ListenHTTP
                Address 127.0.0.1
                Port 18080
                xHTTP 1
            End

            ListenHTTPS
                Address 127.0.0.1
                Port 18443
                Cert "/etc/ssl/site.pem"
                Ciphers "ALL:!ADH"
                xHTTP 1
            End

            Service
                BackEnd
                    Address 127.0.0.1
                    Port 18081
                    Priority 1
                End
                BackEnd
                    Address 127.0.0.1
                    Port 18082
                    Priority 9
                End
                Session
                    Type BASIC
                    TTL 300
                End
            End
            """;

    private static List<String> errorsOf(String text) {
        return PoundParser.parse("t.cfg", text).found().stream()
                .filter(Problem::isError)
                .map(TypoMatrixTest::brief)
                .toList();
    }

    private static String brief(Problem problem) {
        Where.Line place = (Where.Line) problem.where();
        return place.line() + ":" + place.from() + "-" + place.to() + " " + problem.code();
    }

    private static String with(int line, String replacement) {
        List<String> lines = new ArrayList<>(GOOD.lines().toList());
        lines.set(line - 1, replacement);
        return String.join("\n", lines) + "\n";
    }

    private static String without(int line) {
        List<String> lines = new ArrayList<>(GOOD.lines().toList());
        lines.remove(line - 1);
        return String.join("\n", lines) + "\n";
    }

    /// As in 4.x.
    @Test
    void aPriorityBeyondTheMostIsTheMost() {
        PoundImport read = PoundParser.parse("t.cfg", with(27, "        Priority 70000"));
        assertThat(read.config().services().getFirst().backends().getFirst().weight())
                .isEqualTo(65535);
        assertThat(read.found().stream().map(TypoMatrixTest::brief))
                .contains("27:18-22 pound.most");
        assertThat(read).isInstanceOf(PoundImport.Accepted.class);
    }

    @Test
    void thePriorityThatIsAskedForIsWithinTheRange() {
        assertThat(PoundParser.parse("t.cfg", with(27, "Priority 0")).found())
                .filteredOn(Problem::isError)
                .singleElement()
                .extracting(Problem::arguments, as(InstanceOfAssertFactories.LIST))
                .containsSubsequence("Priority", "0", "1", "65535");
    }

    @ParameterizedTest(name = "line {0}: {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "27|Priority=5|27:1-10 pound.word.sign",
                "11|Port=80|11:1-7 pound.word.sign",
                "11|Port\u300018080|11:1-10 pound.word.blank",
                "9|ListenHTTP\u3000|9:1-11 pound.word.blank",
                "23|Service\u00a0\"a\"|23:1-8 pound.word.blank",
            })
    void signsForABlankAreOneMistake(int line, String text, String problem) {
        assertThat(errorsOf(with(line, text))).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'nobody'", "\u201cnobody\u201d", "\u300cnobody\u300d", "nobody"})
    void theQuotesOfOtherProgramsAreNotPartOfTheAdvice(String value) {
        assertThat(PoundParser.parse("t.cfg", with(1, "User " + value)).found())
                .filteredOn(Problem::isError)
                .singleElement()
                .extracting(Problem::arguments, as(InstanceOfAssertFactories.LIST))
                .startsWith("User", "nobody");
    }

    /// The service that the unclosed listener has swallowed is not missed elsewhere.
    @Test
    void aListenerWithoutEndIsTheOnlyThingThatIsSaid() {
        assertThat(PoundParser.parse("t.cfg", without(21)).found())
                .extracting(TypoMatrixTest::brief)
                .filteredOn(found -> !found.contains("pound.kept."))
                .containsExactly("15:1-11 pound.end.missingAtEnd");
    }

    @Test
    void theGoodFileHasNoErrors() {
        assertThat(errorsOf(GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "line {0}: {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            textBlock =
"""
9|ListenHTTTP |9:1-11 pound.word.meant
15|ListenHTTTPS|15:1-12 pound.word.meant
23|Servce|23:1-6 pound.word.meant
24|    BakcEnd|24:5-11 pound.word.meant
34|    Sesion|34:5-10 pound.word.meant
21|Edn|21:1-3 pound.word.meant
12|    xHTTTP 1|12:5-10 pound.word.meant
10|    Adress 127.0.0.1|10:5-10 pound.word.meant
25|        Addres 127.0.0.1|25:9-14 pound.word.meant
36|        TTTL 300|36:9-12 pound.word.meant
12|    xHTTP = 1|12:11-11 pound.wrong.number
12|    xHTTP 9|12:11-11 pound.wrong.number
12|    xHTTP|12:5-9 pound.missing.number
12|    xHTTP 1 2|12:13-13 pound.surplus
27|        Priority 0|27:18-18 pound.wrong.number
27|        Priority -1|27:18-19 pound.wrong.number
27|        Priority high|27:18-21 pound.wrong.number
26|        Port 18081x|26:14-19 pound.wrong.port
26|        Port 0|26:14-14 pound.wrong.port
26|        Port 70000|26:14-18 pound.wrong.port
26|	Port 80a|26:7-9 pound.wrong.port
18|    Cert /etc/ssl/site.pem|18:10-26 pound.wrong.string
18|    Cert "/etc/ssl/site.pem|18:10-27 pound.string.open
1|User nobody|1:6-11 pound.wrong.string
36|        TTL abc|36:13-15 pound.wrong.duration
36|        TTL 0|36:13-13 pound.wrong.duration
35|        Type BASICC|35:14-19 pound.wrong.wordMeant
35|        Type COOKIE|34:5-11 pound.session.noId
5|LogLevel 9|5:10-10 pound.wrong.level
3|Daemon 2|3:8-8 pound.wrong.boolean
6|Alive 0|6:7-7 pound.wrong.duration
7|xHTTP 1|7:1-5 pound.word.outside
12|    CheckURL "["|12:15-15 pattern.unclosedBracket
12|    RewriteLocation 3|12:21-21 pound.wrong.number
12|    ClientCert 2|12:5-14 pound.word.elsewhere
12|    Session|12:5-11 pound.word.elsewhere
12|    User "nobody"|12:5-8 pound.word.inside
6|End|6:1-3 pound.end.stray
3|Frobnicate|3:1-10 pound.word.unknown
10|    Address pound_ü.example|10:13-27 listener.address
25|        Address /var/run/web.sock|25:17-33 pound.refused.unix
""")
    void oneMistakeGivesOneMessageAtItsPlace(int line, String replacement, String expected) {
        String text = with(line, replacement);
        if (replacement.strip().equals("Session")) {
            text = text.replace("    Session\nEnd", "    Session\n    End\nEnd");
        }
        assertThat(errorsOf(text)).containsExactly(expected);
    }

    @ParameterizedTest(name = "without line {0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    13 | 9:1-10 pound.end.missing
                    21 | 15:1-11 pound.end.missingAtEnd
                    28 | 24:5-11 pound.end.missing
                    33 | 29:5-11 pound.end.missing
                    37 | 34:5-11 pound.end.missingAtEnd
                    38 | 23:1-7 pound.end.missingAtEnd
                    18 | 15:1-11 pound.listener.noCert
                    25 | 24:5-11 pound.backend.noAddress
                    35 | 34:5-11 pound.session.noType
                    36 | 34:5-11 pound.session.noTtl
                    """)
    void oneLineLeftOutGivesOneMessageAtItsSection(int line, String expected) {
        assertThat(errorsOf(without(line))).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"10", "11", "17", "26"})
    void addressesAndPortsOfListenersHaveDefaults(int line) {
        // Line 26 is the backend's port, which defaults to 80 in 4.x.
        assertThat(errorsOf(without(line))).isEmpty();
    }

    @ParameterizedTest(name = "line {0}: {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            textBlock =
"""
27|        Priority 10
27|        Priority 65535
12|    xHTTP 4
12|    xHTTP 1    # methods
12|	xHTTP	1
10|    Address proxy.example.com
3|DynScale 1
3|Threads 100
26|        HAport 9000
20|    NoHTTPS11 1
36|        TTL -300
36|        TTL 5m
11|    HeadRemove "X-Secret"
11|    AddHeader "X-Via: pound"
11|    Err503 "/etc/pound/503.html"
""")
    void whatSomeVersionAcceptsIsAccepted(int line, String replacement) {
        assertThat(errorsOf(with(line, replacement))).isEmpty();
    }

    @Test
    void lineEndsAndByteOrderMarkDoNotMatter() {
        PoundImport plain = PoundParser.parse("t.cfg", GOOD);
        String windows = "\uFEFF" + GOOD.replace("\n", "\r\n");
        for (String text : List.of(windows, GOOD.replace("\n", "\r"))) {
            PoundImport read = PoundParser.parse("t.cfg", text);
            assertThat(read.found()).isEqualTo(plain.found());
            assertThat(read.fates()).isEqualTo(plain.fates());
            assertThat(read.config().withPoundText(GOOD)).isEqualTo(plain.config());
        }
    }

    @Test
    void twoMistakesGiveTwoMessages() {
        String text = with(9, "ListenHTTTP").replace("Port 18082", "Port 80a");
        assertThat(errorsOf(text))
                .containsExactly("9:1-11 pound.word.meant", "31:14-16 pound.wrong.port");
    }

    @Test
    void anEndTooManyInTheMiddleIsFoundWhereItStands() {
        assertThat(errorsOf(with(33, "    End\nEnd"))).containsExactly("34:1-3 pound.end.early");
    }

    @Test
    void aSectionNobodyKnowsIsPassedOverAsAWhole() {
        String text =
                GOOD.replace("Service\n", "Gizmo\n    Frob 1\n    Address 1.2.3.4\nEnd\nService\n");
        assertThat(errorsOf(text)).containsExactly("23:1-5 pound.word.unknown");
    }
}
