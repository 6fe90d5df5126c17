package org.yaomote.app;

import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Outcome;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Says and writes what `yaomote cert` has made.
final class CertOutput {
    private final Terminal terminal;

    CertOutput(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Says what there is to say of an outcome.
    ///
    /// @return [ExitCode#PROBLEMS] if it was refused
    ExitCode told(Outcome<?> outcome) {
        outcome.told().forEach(this::tell);
        return switch (outcome) {
            case Outcome.Done<?> _ -> ExitCode.OK;
            case Outcome.Refused<?> _ -> ExitCode.PROBLEMS;
        };
    }

    /// Says what is wrong.
    void tell(Fault fault) {
        String kind =
                terminal.words().text(fault.kind().isRemark() ? "report.warning" : "report.error");
        Object[] arguments = fault.arguments().toArray();
        String key =
                fault.kind() == FaultKind.FILE_EXISTS
                        ? "cert.exists" // names the option that replaces it
                        : fault.kind().textKey();
        String text = terminal.words().text(key, arguments);
        terminal.err().println(kind + ": " + printable(text));
    }

    /// Writes a file, or to the terminal; the content is wiped.
    Outcome<Path> deliver(FileContent content, CertOrder.Target target) {
        try (content) {
            String file = target.file().orElse(CertOrder.TERMINAL);
            if (file.equals(CertOrder.TERMINAL)) {
                terminal.out().write(content.octets(), 0, content.octets().length);
                terminal.out().flush();
                return Outcome.done(Path.of(file));
            }
            return FileWriting.write(Path.of(file), content, existing(target.force()))
                    .map(this::said);
        }
    }

    /// Writes several files into a folder, all or none; the contents are wiped.
    Outcome<List<Path>> deliver(Path folder, List<FileContent> contents, boolean force) {
        try {
            return FileWriting.writeAll(folder, contents, existing(force))
                    .map(files -> files.stream().map(this::said).toList());
        } finally {
            contents.forEach(FileContent::close);
        }
    }

    /// What to do with a file that is there.
    static FileWriting.Existing existing(boolean force) {
        return force ? FileWriting.Existing.REPLACE : FileWriting.Existing.KEEP;
    }

    /// Says that a file was written.
    Path said(Path file) {
        terminal.say("cert.wrote", file);
        return file;
    }

    /// Says what a look at certificates has renewed, and what it could not.
    ///
    /// @param renewed the files that were written
    /// @param faults of what was not renewed
    /// @return [ExitCode#PROBLEMS] if anything was not, or the look was refused
    <T> ExitCode tended(
            Outcome<T> look, Function<T, List<Path>> renewed, Function<T, List<Fault>> faults) {
        ExitCode code = told(look);
        for (T done : look.result().stream().toList()) {
            List<Path> files = renewed.apply(done);
            files.forEach(this::said);
            faults.apply(done).forEach(this::tell);
            if (!faults.apply(done).isEmpty()) {
                return ExitCode.PROBLEMS;
            }
            if (files.isEmpty()) {
                terminal.say("cert.renew.nothing");
            }
        }
        return code;
    }

    /// Says that one is renewed no more.
    String forgotten(String id) {
        terminal.say("cert.forgotten", id);
        return id;
    }

    /// A name in a certificate must not command the terminal.
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
