package org.yaomote.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;

import java.util.List;
import java.util.Locale;

class ProblemReportTest {
    private static final Words ENGLISH = Words.of(Locale.ENGLISH);

    private static String report(String text, int line, int from, int to) {
        Problem problem =
                new Problem(
                        Severity.ERROR,
                        new Where.Line("a.cfg", line, from, to),
                        "pound.wrong.port",
                        List.of("Port", "80a"));
        return new ProblemReport(ENGLISH, "a.cfg", text).of(problem);
    }

    private static final String MESSAGE =
            "error: Port takes a number from 1 to 65535, not “80a”.\n";

    @Test
    void aProblemOfALineShowsTheLineAndMarksTheWords() {
        assertThat(report("User \"x\"\nPort 80a # no\n", 2, 6, 8))
                .isEqualTo(
                        "a.cfg:2:6: "
                                + MESSAGE
                                + """
                                Port 80a # no
                                     ^^^
                                """);
    }

    @Test
    void tabsStandUnderTabsSoThatTheCaretsFallRightEverywhere() {
        assertThat(report("\tPort\t80a\tx", 1, 7, 9))
                .isEqualTo("a.cfg:1:7: " + MESSAGE + "\tPort\t80a\tx\n" + "\t    \t^^^\n");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(report("名前 80a ﾊﾟ", 1, 4, 6))
                .isEqualTo("a.cfg:1:4: " + MESSAGE + "名前 80a ﾊﾟ\n" + "     ^^^\n");
        assertThat(report("Cert \"証明書\"", 1, 6, 10)).endsWith("\n     ^^^^^^^^\n");
    }

    @Test
    void aByteOrderMarkAndControlCharactersDoNoHarm() {
        assertThat(report("\uFEFFA\u001B[2J 80a", 1, 7, 9))
                .isEqualTo("a.cfg:1:7: " + MESSAGE + "A\uFFFD[2J 80a\n" + "      ^^^\n");
    }

    @Test
    void wordsOfTheFileInAMessageCannotCommandTheTerminal() {
        Problem problem =
                new Problem(
                        Severity.ERROR,
                        new Where.Line("a.cfg", 3, 1, 1),
                        "pound.wrong.port",
                        List.of("Port", "\u001B[2J"));
        assertThat(new ProblemReport(ENGLISH, "a.cfg", "").of(problem))
                .endsWith("not “\uFFFD[2J”.\n");
    }

    @Test
    void aPlaceOutsideTheTextShowsNoLine() {
        assertThat(report("", 3, 1, 1)).isEqualTo("a.cfg:3:1: " + MESSAGE);
        assertThat(report("ab", 1, 9, 12)).endsWith("ab\n  ^\n");
    }

    @Test
    void aProblemOfAFieldNamesTheField() {
        Problem problem = Problem.error("listeners[0].port", "port.range", 70000);
        assertThat(new ProblemReport(ENGLISH, "a.json", "{}").of(problem))
                .isEqualTo(
                        "a.json: error: A port is a number from 1 to 65535, not 70000."
                                + " (at listeners[0].port)\n");
    }

    @Test
    void warningsSaySoAndProblemsWithoutPlaceNameTheFile() {
        Problem problem =
                new Problem(
                        Severity.WARNING, new Where.Everywhere(), "pound.listener.none", List.of());
        assertThat(new ProblemReport(ENGLISH, "a.cfg", "").of(List.of(problem, problem)))
                .startsWith("a.cfg: warning: There is no listener")
                .hasLineCount(2);
    }

    @Test
    void japaneseHasItsOwnWords() {
        Problem problem = Problem.error("listeners[0].port", "port.range", 70000);
        assertThat(new ProblemReport(Words.of(Locale.JAPANESE), "a.json", "").of(problem))
                .startsWith("a.json: エラー: ")
                .endsWith("(listeners[0].port)\n");
    }
}
