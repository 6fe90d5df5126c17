package org.yaomote.pound;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Builds the tree of sections and reports what is wrong with its shape: unknown and misplaced
/// words, missing and stray `End` lines.
///
/// One cause gives one message. A misspelt word is reported and then read as the word it was meant
/// to be, so that what follows it keeps its place; whether a word that does not belong here tells
/// of a missing `End` is decided by [Balance].
final class SectionReader {
    /// A section whose `End` has not come yet.
    private static final class Frame {
        final Scope scope;
        final Directive opener;
        final Optional<DirectiveRow> row;
        final List<Section.Line> lines = new ArrayList<>();
        final List<Directive> raw = new ArrayList<>();

        /// The word that is the reason why lines in here have no place, if they have none.
        @Nullable Token because;

        /// The section inside that was closed by an `End` standing where ours should stand.
        @Nullable Frame suspect;

        Frame(Scope scope, Directive opener, Optional<DirectiveRow> row) {
            this.scope = scope;
            this.opener = opener;
            this.row = row;
        }

        int column() {
            return opener.word().from();
        }
    }

    /// No meaningful file nests deeper, and what reads the tree may then call itself. What looks
    /// like a blank and is none, of Japanese keyboards and of texts that were copied, and the signs
    /// that other programs have before a value.
    private static final Pattern OTHER_BLANK =
            Pattern.compile("[\\u00a0\\u2000-\\u200b\\u202f\\u3000=:]");

    private static final int DEEPEST = 30;

    private final ProblemLog problems;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final List<Tree.Lost> lost = new ArrayList<>();
    private int missing;
    private @Nullable Frame lastClosed;
    private @Nullable Token lastEnd;

    private SectionReader(ProblemLog problems) {
        this.problems = problems;
    }

    /// The text as one section, and what has no place in it.
    static Tree read(List<Directive> directives, ProblemLog problems) {
        SectionReader reader = new SectionReader(problems);
        String file = directives.isEmpty() ? "" : directives.getFirst().word().at().file();
        Token start = new Token(Token.Kind.WORD, "", "", new Token.Spot(file, 1, 1, 1));
        reader.frames.push(
                new Frame(Scope.GLOBAL, new Directive(start, List.of(), 1), Optional.empty()));
        reader.missing = Balance.of(directives);
        directives.forEach(reader::place);
        while (reader.frames.size() > 1) {
            reader.reportMissingEnd(reader.top(), Optional.empty());
            reader.close(Optional.empty());
        }
        Frame root = reader.top();
        Section whole =
                new Section(
                        Scope.GLOBAL,
                        root.opener,
                        new Section.Content(root.lines, List.of(), Optional.empty()));
        return new Tree(whole, reader.lost);
    }

    private Frame top() {
        return frames.getFirst();
    }

    private void place(Directive line) {
        if (line.isEnd()) {
            end(line);
        } else if (line.isInclude()) {
            include(line);
        } else if (!top().scope.isOpaque() || !passedOver(line)) {
            String word = line.word().text();
            boolean isKnown = !DirectiveTable.scopesOf(word).isEmpty();
            if (isKnown && line.word().isWord()) {
                place(line, word);
            } else {
                misspelt(line);
            }
        }
    }

    /// Stands anywhere, also among lines that are not looked up.
    private void include(Directive line) {
        Optional<DirectiveRow> row = DirectiveTable.row(Scope.GLOBAL, "Include");
        top().lines.add(new Section.Line(row.orElseThrow(), line, Optional.empty()));
    }

    /// Gives a line its place, read as this word, which is valid in some section.
    private void place(Directive line, String word) {
        Optional<DirectiveRow> row = DirectiveTable.row(top().scope, word);
        if (row.isPresent()) {
            accept(row.get(), line);
        } else if (missing > 0 && belongsOutside(word)) {
            closeUpTo(line, word);
        } else if (missing < 0 && reopens(line, word)) {
            place(line, word);
        } else {
            misplaced(line, word);
        }
    }

    /// Lines of an opaque section; false if the line shows that the section lacks its `End`.
    private boolean passedOver(Directive line) {
        boolean opens = Balance.FirstLook.isOpener(line);
        if (top().scope == Scope.RAW) {
            boolean isInside = !(opens && missing > 0);
            if (isInside) {
                top().raw.add(line);
            }
            return isInside;
        }
        lost.add(new Tree.Lost(line, reason(top())));
        if (opens) {
            push(new Frame(Scope.UNKNOWN, line, Optional.empty()));
        }
        return true;
    }

    private void accept(DirectiveRow row, Directive line) {
        Optional<Scope> opened = DirectiveTable.opened(row, line);
        if (opened.isPresent()) {
            push(new Frame(opened.get(), line, Optional.of(row)));
        } else {
            top().lines.add(new Section.Line(row, line, Optional.empty()));
        }
    }

    private void push(Frame frame) {
        lastClosed = null;
        boolean isTooDeep = frames.size() >= DEEPEST;
        if (isTooDeep && frame.scope != Scope.UNKNOWN) {
            problems.error(frame.opener.word(), "section.deep", DEEPEST);
        }
        Frame pushed = isTooDeep ? new Frame(Scope.UNKNOWN, frame.opener, Optional.empty()) : frame;
        pushed.because = pushed.row.isPresent() ? top().because : reason(top(), pushed);
        frames.push(pushed);
    }

    /// What is inside of a section without a place has none for the same reason.
    private static Token reason(Frame around, Frame inside) {
        Token reason = around.because;
        return reason == null ? inside.opener.word() : reason;
    }

    private static Token reason(Frame frame) {
        return reason(frame, frame);
    }

    private boolean belongsOutside(String word) {
        return frames.stream().skip(1).anyMatch(f -> DirectiveTable.row(f.scope, word).isPresent());
    }

    private void closeUpTo(Directive line, String word) {
        while (DirectiveTable.row(top().scope, word).isEmpty()) {
            reportMissingEnd(top(), Optional.of(line));
            missing--;
            close(Optional.empty());
        }
        place(line, word);
    }

    /// Takes the last `End` back, if the line would have its place in the section it closed.
    private boolean reopens(Directive line, String word) {
        Frame closed = lastClosed;
        Token end = lastEnd;
        if (closed == null || end == null) {
            return false;
        }
        if (DirectiveTable.row(closed.scope, word).isEmpty()) {
            return false;
        }
        problems.error(end, "end.early", closed.opener.word().text(), line.word().line());
        missing++;
        top().lines.removeIf(l -> l.directive().equals(closed.opener));
        push(closed);
        return true;
    }

    /// A known word in a section where it is not valid.
    private void misplaced(Directive line, String word) {
        Token section = top().opener.word();
        List<Scope> valid = DirectiveTable.scopesOf(word);
        String homes =
                valid.stream()
                        .map(Scope::title)
                        .filter(t -> !t.isEmpty())
                        .collect(Collectors.joining(", "));
        if (frames.size() == 1) {
            problems.error(line.word(), "word.outside", word, homes);
        } else if (valid.equals(List.of(Scope.GLOBAL))) {
            problems.error(line.word(), "word.inside", word, section.text(), section.line());
        } else {
            problems.error(
                    line.word(), "word.elsewhere", word, section.text(), section.line(), homes);
        }
        DirectiveTable.row(valid.get(0), word)
                .flatMap(r -> DirectiveTable.opened(r, line))
                .ifPresent(s -> push(new Frame(s, line, Optional.empty())));
    }

    /// A word nobody knows: read as the one it was meant to be, if that can be told.
    private void misspelt(Directive line) {
        String word = line.word().text();
        if (!line.word().isWord()) {
            problems.error(line.word(), "word.string", word);
            return;
        }
        Matcher blank = OTHER_BLANK.matcher(word);
        if (blank.find()) {
            boolean isSign = "=:".contains(blank.group());
            problems.error(line.word(), isSign ? "word.sign" : "word.blank", word, blank.group());
            WordGuess.in(top().scope, word.substring(0, blank.start()))
                    .ifPresent(before -> placeAsMeant(line, before));
            return;
        }
        Optional<String> meant = WordGuess.in(top().scope, word);
        if (meant.isPresent()) {
            problems.error(line.word(), "word.meant", word, meant.get());
            placeAsMeant(line, meant.get());
            return;
        }
        problems.error(line.word(), "word.unknown", word);
        if (missing < 0) {
            // More End lines than sections: this word opened the one nobody knows.
            missing++;
            push(new Frame(Scope.UNKNOWN, line, Optional.empty()));
        }
    }

    private void placeAsMeant(Directive line, String meant) {
        Optional<DirectiveRow> here = DirectiveTable.row(top().scope, meant);
        if (meant.equals("End")) {
            end(line);
        } else if (here.isPresent()) {
            accept(here.get(), line);
        } else if (missing > 0 && belongsOutside(meant)) {
            closeUpTo(line, meant);
        } else {
            Scope home = DirectiveTable.scopesOf(meant).get(0);
            DirectiveTable.row(home, meant)
                    .flatMap(r -> DirectiveTable.opened(r, line))
                    .ifPresent(s -> push(new Frame(s, line, Optional.empty())));
        }
    }

    private void end(Directive line) {
        if (frames.size() == 1) {
            problems.error(line.word(), "end.stray");
            missing++;
            return;
        }
        Frame closed = top();
        int column = line.word().from();
        if (column != closed.column()) {
            frames.stream()
                    .limit(frames.size() - 1L)
                    .filter(f -> f.column() == column)
                    .findFirst()
                    .ifPresent(f -> f.suspect = closed);
        }
        close(Optional.of(line));
        lastClosed = closed;
        lastEnd = line.word();
    }

    private void close(Optional<Directive> end) {
        Frame closed = frames.pop();
        Section body =
                new Section(
                        closed.scope,
                        closed.opener,
                        new Section.Content(closed.lines, closed.raw, end));
        if (closed.row.isEmpty()) {
            lose(body, reason(closed));
        }
        closed.row.ifPresent(
                r -> top().lines.add(new Section.Line(r, closed.opener, Optional.of(body))));
    }

    private void lose(Section section, Token because) {
        section.raw().forEach(line -> lost.add(new Tree.Lost(line, because)));
        for (Section.Line line : section.lines()) {
            lost.add(new Tree.Lost(line.directive(), because));
            line.body().ifPresent(body -> lose(body, because));
        }
        section.end().ifPresent(end -> lost.add(new Tree.Lost(end, because)));
    }

    private void reportMissingEnd(Frame frame, Optional<Directive> noticed) {
        Frame suspect = frame.suspect;
        Token opener = (suspect == null ? frame : suspect).opener.word();
        if (noticed.isPresent()) {
            Token found = noticed.get().word();
            problems.error(
                    opener,
                    "end.missing",
                    opener.text(),
                    opener.line(),
                    found.line(),
                    found.text());
        } else {
            problems.error(opener, "end.missingAtEnd", opener.text(), opener.line());
        }
    }
}
