package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.store.ProblemJson;
import org.yaomote.words.ProblemReport;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// `yaomote check`: says whether files could run.
final class Checking {
    private final Terminal terminal;
    private final InstantSource clock;

    /// @param clock tells which certificates have expired
    Checking(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /// Checks every file, whatever is wrong with the others.
    ///
    /// @param json whether the answer is for programs, on the output; else problems go to the error
    ///   stream, and a line for each sound file to the output
    ExitCode check(List<Path> files, boolean json) {
        ExitCode worst = ExitCode.OK;
        ProblemJson forPrograms = new ProblemJson(terminal.words());
        for (Path file : files) {
            ReadConfig read = ConfigReader.read(file);
            List<Problem> found = FullCheck.of(file, read, clock);
            if (json) {
                forPrograms.add(file.toString(), found);
            } else {
                report(file, read.text(), found);
            }
            if (Problem.anyError(found)) {
                worst = ExitCode.PROBLEMS;
            } else if (!json) {
                terminal.say("cli.check.ok", file);
            }
        }
        if (json) {
            terminal.out().print(forPrograms.text());
        }
        return worst;
    }

    private void report(Path file, String text, List<Problem> problems) {
        ProblemReport report = Reports.of(terminal.words(), file, text);
        terminal.err().print(report.of(problems));
        terminal.err().flush();
    }
}
