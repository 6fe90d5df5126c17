package org.yaomote.pound;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the one bucket of every line.
///
/// A line is as its directive's row says, or as the section around it if that has no effect; what
/// was noted about it makes it worse, never better. A line that has no place in the tree of
/// sections is not supported, for the reason of the line that made it lose its place.
final class LineFates {
    private record Line(String file, int number) {}

    private record Verdict(LineFate.Fate fate, Optional<Problem> why) {}

    private static final Verdict TAKEN = new Verdict(LineFate.Fate.TAKEN, Optional.empty());
    private static final Verdict LOST = new Verdict(LineFate.Fate.UNSUPPORTED, Optional.empty());
    private static final Verdict COMMENT = new Verdict(LineFate.Fate.KEPT, Optional.empty());

    private final Map<Line, Verdict> noted = new HashMap<>();
    private final Map<Line, Verdict> verdicts = new HashMap<>();

    private LineFates() {}

    /// The fates of all lines.
    ///
    /// @param notes in the order of the text
    static List<LineFate> of(Inclusion.Whole all, Tree tree, List<ProblemLog.Note> notes) {
        LineFates fates = new LineFates();
        notes.forEach(fates::note);
        fates.section(tree.whole(), TAKEN);
        tree.lost().forEach(fates::lost);
        for (Directive line : all.directives()) {
            if (!fates.verdicts.containsKey(place(line.word()))) {
                fates.put(line, fates.noted(line).orElse(LOST));
            }
        }
        return all.sources().stream().flatMap(s -> fates.lines(s).stream()).toList();
    }

    private void note(ProblemLog.Note note) {
        Where.Line at = ProblemLog.place(note);
        note.fate()
                .map(fate -> new Verdict(fate, Optional.of(note.problem())))
                .ifPresent(v -> noted.merge(new Line(at.file(), at.line()), v, LineFates::worse));
    }

    private void section(Section section, Verdict around) {
        section.raw().forEach(line -> put(line, worse(around, noted(line).orElse(TAKEN))));
        for (Section.Line line : section.lines()) {
            Verdict own = worse(around, noted(line.directive()).orElse(TAKEN));
            put(line.directive(), own);
            line.body().ifPresent(body -> body(body, isWithout(line, own) ? own : around));
        }
    }

    private void body(Section body, Verdict around) {
        section(body, around);
        body.end().ifPresent(end -> put(end, worse(around, noted(end).orElse(TAKEN))));
    }

    /// Whether what is inside has no effect because the section has none.
    private static boolean isWithout(Section.Line line, Verdict own) {
        return own.fate() == LineFate.Fate.KEPT || line.row().effect() instanceof Effect.Refused;
    }

    private void lost(Tree.Lost lost) {
        Optional<Verdict> reason = Optional.ofNullable(noted.get(place(lost.because())));
        put(lost.line(), noted(lost.line()).or(() -> reason).orElse(LOST));
    }

    private Optional<Verdict> noted(Directive line) {
        Optional<Verdict> worst = Optional.empty();
        for (int n = line.word().line(); n <= line.lastLine(); n++) {
            Verdict at = noted.get(new Line(line.word().at().file(), n));
            if (at != null) {
                worst = Optional.of(worst.map(w -> worse(w, at)).orElse(at));
            }
        }
        return worst;
    }

    private void put(Directive line, Verdict verdict) {
        for (int n = line.word().line(); n <= line.lastLine(); n++) {
            verdicts.merge(new Line(line.word().at().file(), n), verdict, LineFates::worse);
        }
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return other.fate().compareTo(one.fate()) > 0 ? other : one;
    }

    private static Line place(Token token) {
        return new Line(token.at().file(), token.line());
    }

    private List<LineFate> lines(PoundSource source) {
        List<LineFate> fates = new ArrayList<>();
        int count = (int) PoundLexer.lines(source.text()).count();
        for (int n = 1; n <= count; n++) {
            Verdict v = verdicts.getOrDefault(new Line(source.file(), n), COMMENT);
            fates.add(new LineFate(source.file(), n, v.fate(), v.why()));
        }
        return fates;
    }
}
