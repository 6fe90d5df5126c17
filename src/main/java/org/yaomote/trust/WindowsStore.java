package org.yaomote.trust;

import org.yaomote.programs.Command;

import java.util.List;

/// The root store of this user on Windows, by the system's program `certutil`, which is not that of
/// NSS. Not run yet: the commands are tested as text.
record WindowsStore(Workbench bench) implements TrustStore {
    @Override
    public StoreName name() {
        return new StoreName(
                StoreName.Kind.WINDOWS, "system", "Windows", "Cert:\\CurrentUser\\Root");
    }

    /// By its whole path, so that no other program of this name is meant.
    private String program() {
        return bench.around().variable("SystemRoot").orElse("C:\\Windows")
                + "\\System32\\certutil.exe";
    }

    /// `-store` ends with zero if it shows a certificate of this fingerprint.
    @Override
    public Finding look(Anchor anchor) {
        return Verified.by(
                bench, anchor, List.of(program(), "-user", "-store", "Root", anchor.sha1()));
    }

    @Override
    public Planned install(Anchor anchor) {
        Finding now = look(anchor);
        if (now.state() == TrustState.TRUSTED) {
            return new Planned.Settled(now);
        }
        String file = bench.certificate(anchor).toString();
        return new Plan.Draft(this, anchor, Plan.Action.INSTALL, bench)
                .withCertificate()
                .run(Command.own(program(), "-user", "-addstore", "Root", file))
                .note(NoteKind.ASKS_SYSTEM)
                .done();
    }

    @Override
    public Planned remove(Anchor anchor) {
        Finding now = look(anchor);
        if (now.state() == TrustState.NOT_TRUSTED) {
            return new Planned.Settled(now);
        }
        return new Plan.Draft(this, anchor, Plan.Action.REMOVE, bench)
                .run(Command.own(program(), "-user", "-delstore", "Root", anchor.sha1()))
                .note(NoteKind.ASKS_SYSTEM)
                .done();
    }
}
