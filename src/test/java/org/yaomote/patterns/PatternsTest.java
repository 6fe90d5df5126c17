package org.yaomote.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.patterns.PatternFault.Reason;
import org.yaomote.patterns.TextMatcher.Compiled;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;

import java.time.Duration;
import java.util.List;

/// What patterns of each kind match, what their groups catch, and what is said of bad ones.
class PatternsTest {
    /// `-` for no match, else the groups, joined by `;`, `~` for one that caught nothing.
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            nullValues = "-",
            textBlock =
                    """
                    POSIX § ^/api(/.*)?$ § /api/x § /api/x;/x
                    POSIX § ^/api(/.*)?$ § /apix § -
                    POSIX § a|ab|abc § xabcd § abc
                    POSIX § (a|ab)(c|bcd)(d*) § abcd § abcd;a;bcd;
                    POSIX § b+ § abbbc § bbb
                    POSIX § [[:digit:]]+ § abc42 § 42
                    POSIX § []x]+ § a]x] § ]x]
                    POSIX § [^]x]+ § ]ab § ab
                    POSIX § [a\\]+ § a\\a § a\\a
                    POSIX § [a-]+ § -a- § -a-
                    POSIX § [[.-.]a]+ § -a- § -a-
                    POSIX § \\.(gif|png)$ § /a.png § .png;png
                    POSIX § a+?b § b § b
                    POSIX § (a*)* § aaa § aaa;aaa
                    POSIX § a** § aaa § aaa
                    POSIX § a{2} § aaa § aa
                    POSIX § a{,2}b § aab § aab
                    POSIX § a{2,} § aaaa § aaaa
                    POSIX § \\d § d § d
                    POSIX § a) § a) § a)
                    POSIX § (ab)\\1 § abab § abab;ab
                    POSIX § \\<b § a-b § b
                    POSIX § (a)|(b) § b § b;~;b
                    POSIX § é+ § Ã© § Ã©
                    PCRE § a|ab|abc § xabcd § a
                    PCRE § ^/(\\d+)/(\\w+) § /42/ab § /42/ab;42;ab
                    PCRE § a+? § aaa § a
                    PCRE § (?i)ABC § xabc § abc
                    PCRE § (?i:a)B § AB § AB
                    PCRE § (?<year>\\d{4})-\\k<year> § 1999-1999 § 1999-1999;1999
                    PCRE § (?P<y>\\d)(?P=y) § 4455 § 44;4
                    PCRE § (.)\\g{-1} § abb § bb;b
                    PCRE § foo(?!bar) § foobar § -
                    PCRE § foo(?!bar) § foobaz § foo
                    PCRE § (?<=/)x § /x § x
                    PCRE § (?>a+)ab § aaab § -
                    PCRE § a++b § aab § aab
                    PCRE § \\Qa.b\\E+ § a.bb § a.bb
                    PCRE § a{,2} § a{,2} § a{,2}
                    PCRE § [\\d\\-a]+ § -7a § -7a
                    PCRE § [[:^digit:]]+ § 12ab § ab
                    PCRE § (?#note)a § a § a
                    PCRE § \\x41\\x{42} § AB § AB
                    PCRE § [^a]\\Z § ab § b
                    PCRE § [\\w.]+\\h? § a.b § a.b
                    EXACT § /a.b § /a.b § /a.b
                    EXACT § /a.b § /axb § -
                    BEGIN § /a § /abc § /a
                    END § .gif § /a.gif § .gif
                    CONTAIN § bc § abcd § bc
                    CONTAIN § bc § acbd § -
                    """)
    void aPatternCatches(Kind kind, String pattern, String text, @Nullable String groups) {
        assertThat(caught(TextPattern.of(kind, false, backslashes(pattern)), backslashes(text)))
                .isEqualTo(groups == null ? null : backslashes(groups));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    POSIX § ^/API § /api
                    POSIX § [a-c]+ § ABC
                    PCRE § a(?=B) § AB
                    EXACT § Ab § aB
                    BEGIN § A § ab
                    END § B § ab
                    CONTAIN § B § abc
                    """)
    void caseCanBeIgnored(Kind kind, String pattern, String text) {
        assertThat(caught(TextPattern.of(kind, true, pattern), text)).isNotNull();
        assertThat(caught(TextPattern.of(kind, false, pattern), text)).isNull();
    }

    @Test
    void aNegatedSetHasBothCasesOrNone() {
        assertThat(caught(TextPattern.of(Kind.POSIX, true, "[^a]"), "A")).isNull();
        assertThat(caught(TextPattern.of(Kind.PCRE, true, "[^a](?=b)"), "Ab")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    POSIX § [ § UNCLOSED_BRACKET § 0 § 1
                    POSIX § x[[:digit: § UNCLOSED_BRACKET § 2 § 3
                    POSIX § a(b § UNCLOSED_GROUP § 1 § 2
                    POSIX § *a § NOTHING_TO_REPEAT § 0 § 1
                    POSIX § a|+ § NOTHING_TO_REPEAT § 2 § 3
                    POSIX § é(*) § NOTHING_TO_REPEAT § 2 § 3
                    POSIX § a{x} § BAD_REPEAT § 1 § 2
                    POSIX § a{3,2} § BAD_REPEAT § 1 § 6
                    POSIX § a{2000} § REPEAT_TOO_LARGE § 1 § 7
                    POSIX § ((a{999}){99}) § TOO_LARGE § 0 § 14
                    POSIX § x[z-a] § BAD_RANGE § 2 § 5
                    POSIX § [[:dgit:]] § BAD_CLASS § 1 § 9
                    POSIX § a\\ § TRAILING_BACKSLASH § 1 § 2
                    POSIX § (a)\\2 § NO_SUCH_GROUP § 3 § 5
                    PCRE § a) § UNOPENED_GROUP § 1 § 2
                    PCRE § ( § UNCLOSED_GROUP § 0 § 1
                    PCRE § a** § NOTHING_TO_REPEAT § 2 § 3
                    PCRE § a\\y § BAD_ESCAPE § 1 § 3
                    PCRE § (?R) § UNSUPPORTED § 0 § 3
                    PCRE § (?(1)a) § UNSUPPORTED § 0 § 3
                    PCRE § \\k<n> § NO_SUCH_GROUP § 0 § 5
                    PCRE § [a § UNCLOSED_BRACKET § 0 § 1
                    """)
    void aFaultSaysWhereItIs(Kind kind, String pattern, Reason reason, int from, int to) {
        TextPattern bad = TextPattern.of(kind, false, backslashes(pattern));

        assertThat(TextMatcher.compile(bad, List.of("good", backslashes(pattern))))
                .isEqualTo(new Compiled.Faulty(new PatternFault(reason, 1, from, to)));
    }

    @Test
    void anyOfSeveralPatternsIsEnough() {
        TextPattern kind = TextPattern.of(Kind.BEGIN, false, "");

        assertThat(caught(kind, List.of("/x", "/a"), "/abc")).isEqualTo("/a");
        assertThat(caught(kind, List.of(), "/abc")).isNull();
    }

    /// Those that stall a search that backtracks: nested repetitions, overlapping alternatives,
    /// with and without a back reference or a look around.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|a)*b",
                "(a*)*b",
                "(.*)*(.*)*(.*)*x=",
                "(a+)+(?=b)",
                "(a|aa)+(?!a)$x",
                "((a+)+)\\1b",
                "(?>(a|b|ab)*)(?=x)"
            })
    void noPatternRunsAway(String pattern) {
        Compiled compiled =
                TextMatcher.compile(TextPattern.of(Kind.PCRE, false, pattern), List.of(pattern));
        TextMatcher matcher = ((Compiled.Ready) compiled).matcher();
        String text = "a".repeat(30_000) + "!";
        long begun = System.nanoTime();

        Match match = matcher.compare(text);

        assertThat(match).isNotInstanceOf(Match.Found.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    private static @Nullable String caught(TextPattern pattern, String text) {
        return caught(
                pattern, ((org.yaomote.policy.TextSource.Inline) pattern.texts()).lines(), text);
    }

    private static @Nullable String caught(TextPattern kind, List<String> lines, String text) {
        TextMatcher matcher = ((Compiled.Ready) TextMatcher.compile(kind, lines)).matcher();
        return switch (matcher.compare(text)) {
            case Match.None _ -> null;
            case Match.Found(var captures) -> joined(captures);
            case Match.TooCostly _ -> "too costly";
        };
    }

    private static String joined(Captures captures) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < captures.count(); i++) {
            String group = captures.group(i);
            all.append(i == 0 ? "" : ";").append(group == null ? "~" : group);
        }
        return all.toString();
    }

    /// Text blocks and CSV halve them differently; here two are one.
    private static String backslashes(String text) {
        return text.replace("\\\\", "\\");
    }
}
