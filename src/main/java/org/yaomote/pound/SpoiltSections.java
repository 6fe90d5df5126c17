package org.yaomote.pound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The sections that have an error already: what else is found in them may only follow from it.
final class SpoiltSections {
    private record Stretch(String file, int from, int to) {
        boolean contains(String otherFile, int line) {
            return file.equals(otherFile) && line >= from && line <= to;
        }
    }

    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Section.Line> lines = new ArrayList<>();
    private final Set<Token> openers = new HashSet<>();
    private final List<Token.Spot> errors;

    private SpoiltSections(List<Token.Spot> errors) {
        this.errors = errors;
    }

    static SpoiltSections of(Section whole, ProblemLog problems) {
        SpoiltSections spoilt = new SpoiltSections(problems.errors());
        spoilt.openers.add(whole.opener().word());
        spoilt.add(whole);
        return spoilt;
    }

    private void add(Section section) {
        lines.addAll(section.lines());
        for (Section.Line line : section.lines()) {
            line.body()
                    .ifPresent(
                            body -> {
                                Token opener = body.opener().word();
                                openers.add(opener);
                                int last = lastLine(body);
                                stretches.add(new Stretch(opener.at().file(), opener.line(), last));
                                add(body);
                            });
        }
    }

    private static int lastLine(Section section) {
        String file = section.opener().word().at().file();
        return section.end()
                .map(Directive::word)
                .filter(e -> e.at().file().equals(file))
                .map(Token::line)
                .orElse(Integer.MAX_VALUE);
    }

    /// Whether a word opens a section, or stands for the whole text.
    boolean isOpener(Token word) {
        return openers.contains(word);
    }

    /// Whether something in the line of a word is wrong.
    boolean hasErrorAt(Token word) {
        Token.Spot at = word.at();
        return errors.stream().anyMatch(e -> e.line() == at.line() && e.file().equals(at.file()));
    }

    /// Whether any directive of a name is wrong.
    boolean hasErrorIn(String directive) {
        return lines.stream().anyMatch(l -> l.is(directive) && hasErrorAt(l.word()));
    }

    /// Whether the innermost section around a word, or the whole text if there is none, has an
    /// error.
    boolean contain(Token word) {
        Token.Spot at = word.at();
        Stretch innermost = new Stretch(at.file(), 0, Integer.MAX_VALUE);
        for (Stretch stretch : stretches) {
            if (stretch.contains(at.file(), at.line())) {
                innermost = stretch;
            }
        }
        Stretch around = innermost;
        return errors.stream().anyMatch(e -> around.contains(e.file(), e.line()));
    }
}
