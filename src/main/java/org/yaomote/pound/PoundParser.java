package org.yaomote.pound;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;

import java.util.List;

/// Reads the text of a pound.cfg of any version from 2.4 to 4.23.
public final class PoundParser {
    private PoundParser() {}

    /// Reads it all, whatever is wrong with it, and never throws.
    ///
    /// @param fileName stands in the places of the problems; nothing is opened
    /// @param text lines ended by LF, CRLF or CR, with or without a byte order mark
    public static PoundImport parse(String fileName, String text) {
        ProblemLog problems = new ProblemLog(fileName);
        Section whole = SectionReader.read(PoundLexer.read(text), problems);
        new LineCheck(problems).check(whole);
        ProxyConfig config = ConfigAssembler.assemble(whole, problems);
        return problems.hasErrors()
                ? new PoundImport.Rejected(problems.inOrder())
                : new PoundImport.Accepted(config, problems.inOrder());
    }

    /// Problems that were found later in the configuration of a text, with the text's lines in the
    /// place of fields.
    ///
    /// @param fileName stands in the places
    /// @param text the one that was read
    public static List<Problem> located(String fileName, String text, List<Problem> problems) {
        Section whole = SectionReader.read(PoundLexer.read(text), new ProblemLog(fileName));
        return ConfigAssembler.located(whole, fileName, problems);
    }
}
