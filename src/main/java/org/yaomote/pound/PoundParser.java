package org.yaomote.pound;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.util.List;

/// Reads the text of a pound.cfg of any version from 2.4 to 4.23.
public final class PoundParser {
    private PoundParser() {}

    /// Reads a text that can include no files.
    ///
    /// @param fileName stands in the places of the problems; nothing is opened
    public static PoundImport parse(String fileName, String text) {
        return parse(new PoundSource(fileName, text), PoundFiles.NONE);
    }

    /// Reads it all, whatever is wrong with it, and never throws.
    public static PoundImport parse(PoundSource main, PoundFiles files) {
        ProblemLog problems = new ProblemLog();
        Inclusion.Whole all = Inclusion.of(main, files, problems);
        Tree tree = SectionReader.read(all.directives(), problems);
        new LineCheck(problems).check(tree.whole());
        ProxyConfig config =
                ConfigAssembler.assemble(tree.whole(), problems).withPoundText(main.text());
        List<ProblemLog.Note> notes = problems.notesInOrder(all.files());
        List<Problem> found = notes.stream().map(ProblemLog.Note::problem).toList();
        List<LineFate> fates = LineFates.of(all, tree, notes);
        return problems.hasErrors()
                ? new PoundImport.Rejected(config, found, fates)
                : new PoundImport.Accepted(config, found, fates);
    }

    /// Problems that were found later in the configuration of a text, with lines in the place of
    /// fields.
    ///
    /// @param main the one that was read
    public static List<Problem> located(
            PoundSource main, PoundFiles files, List<Problem> problems) {
        Inclusion.Whole all = Inclusion.of(main, files, new ProblemLog());
        Section whole = SectionReader.read(all.directives(), new ProblemLog()).whole();
        return ConfigAssembler.located(whole, problems);
    }

    /// Of problems that were found later in what a rejected text asks for, those that do not follow
    /// from the errors of the text, with lines in the place of fields; each line is told once.
    ///
    /// @param main the one that was read
    public static List<Problem> independent(
            PoundSource main, PoundFiles files, List<Problem> problems) {
        ProblemLog log = new ProblemLog();
        Inclusion.Whole all = Inclusion.of(main, files, log);
        Section whole = SectionReader.read(all.directives(), log).whole();
        new LineCheck(log).check(whole);
        return ConfigAssembler.independent(whole, problems, log);
    }
}
