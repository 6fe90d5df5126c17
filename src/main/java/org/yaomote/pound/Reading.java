package org.yaomote.pound;

import org.yaomote.policy.TextPattern;

import java.util.List;
import java.util.Optional;

/// What all assemblers of one reading share: what they found, and what earlier lines set for the
/// later ones. One thread; one text.
final class Reading {
    private static final String LINE_BUFFER = "LineBufferSize";
    private static final int MOST_LINE_BYTES = 65_536;

    final ProblemLog problems;
    final FieldPlaces places;
    final Defined defined;
    final Dialect dialect;

    /// The regular expressions of the lines that follow (`RegexType`).
    private TextPattern.Kind regex = TextPattern.Kind.POSIX;

    /// Whether URLs of the conditions that follow are compared without case (`IgnoreCase`).
    private boolean ignoreCase;

    private final boolean asksHeaders;

    Reading(Section whole, ProblemLog problems) {
        this.problems = problems;
        places = new FieldPlaces(whole.opener().word());
        defined = new Defined(whole, problems);
        dialect = DialectGuess.of(whole);
        asksHeaders = asksHeaders(whole);
    }

    /// Whether any condition of the text asks about a header by a pattern of 2.x.
    boolean asksHeaders() {
        return asksHeaders;
    }

    private static boolean asksHeaders(Section section) {
        return section.lines().stream()
                .anyMatch(
                        l ->
                                l.is("HeadRequire")
                                        || l.is("HeadDeny")
                                        || l.body().filter(Reading::asksHeaders).isPresent());
    }

    TextPattern.Kind regex() {
        return regex;
    }

    boolean ignoreCase() {
        return ignoreCase;
    }

    /// Takes the line for those that follow, if it is one of these.
    void heed(Section.Line line) {
        Optional<Token> value = line.directive().argument(0);
        if (line.is("RegexType")) {
            boolean isPosix = value.filter(v -> v.is("posix")).isPresent();
            regex = isPosix ? TextPattern.Kind.POSIX : TextPattern.Kind.PCRE;
        } else if (line.is("IgnoreCase")) {
            ignoreCase = value.filter(v -> Values.isYes(v.text())).isPresent();
        }
    }

    /// Forgets what a section set for its own lines.
    void ignoreCase(boolean before) {
        ignoreCase = before;
    }

    /// Whether the word stands there with a yes; without a value it is one.
    static boolean isYes(Section section, String word) {
        Optional<Section.Line> line = section.last(word);
        return line.isPresent()
                && line.get().directive().argument(0).map(v -> Values.isYes(v.text())).orElse(true);
    }

    /// The number behind the word, if there is one in its range; the place is kept.
    Optional<Long> number(Section section, String word, String path) {
        return located(section, word, path)
                .map(v -> Values.size(v.text()))
                .flatMap(n -> n.isPresent() ? Optional.of(n.getAsLong()) : Optional.empty());
    }

    /// The limit that `LineBufferSize` sets, 0 where it sets none; no more than heads have room
    /// for.
    long lineBytes(Section section, String path) {
        long written = number(section, LINE_BUFFER, path).orElse(0L);
        if (written > MOST_LINE_BYTES) {
            Token value = section.value(LINE_BUFFER).orElseThrow();
            problems.differs(value, "most", LINE_BUFFER, value.text(), MOST_LINE_BYTES);
        }
        return Math.min(written, MOST_LINE_BYTES);
    }

    /// The value behind the word; the place is kept.
    Optional<Token> located(Section section, String word, String path) {
        Optional<Token> value = section.value(word);
        value.ifPresent(v -> places.put(path, v));
        return value;
    }

    /// The text behind the word, empty without; the place is kept.
    String text(Section section, String word, String path) {
        return located(section, word, path).map(Token::text).orElse("");
    }

    /// Says which lines count for nothing because the same word comes again; Pound takes the last.
    void reportRepeated(Section section, List<String> words) {
        for (String word : words) {
            List<Section.Line> lines = section.all(word);
            for (int i = 0; i < lines.size() - 1; i++) {
                Token last = lines.getLast().word();
                problems.kept(lines.get(i).word(), "line.twice", word, last.line());
            }
        }
    }
}
