package org.yaomote.trust;

import org.yaomote.programs.Command;
import org.yaomote.programs.Programs;

import java.io.IOException;
import java.util.List;

/// Asks a program of the system that answers by how it ends.
final class Verified {
    private Verified() {}

    /// Runs it, with the certificate in its file.
    static Finding by(Workbench bench, Anchor anchor, List<String> words) {
        String program = new Command(words, false).program();
        try {
            bench.put(new Plan.Handed(anchor.pem(), bench.certificate(anchor)));
        } catch (IOException _) {
            return Finding.unknown(Note.of(NoteKind.NOT_WRITTEN, bench.certificate(anchor)));
        }
        Programs.Ran ran = bench.look(words);
        if (ran instanceof Programs.Ended(int code, _)) {
            return code == 0
                    ? Finding.of(TrustState.TRUSTED, NoteKind.VERIFIED, program)
                    : Finding.of(TrustState.NOT_TRUSTED, NoteKind.NOT_VERIFIED, program);
        }
        return Finding.unknown(Workbench.why(program, ran));
    }
}
