package org.yaomote.trust;

import org.yaomote.programs.Command;

import java.util.List;

/// The trust of this user on macOS, by the program `security`. Not run yet: the commands are tested
/// as text.
record MacStore(Workbench bench) implements TrustStore {
    private static final String PROGRAM = "/usr/bin/security";

    @Override
    public StoreName name() {
        return new StoreName(StoreName.Kind.MAC, "system", "macOS", keychain());
    }

    private String keychain() {
        return bench.around().home().resolve("Library/Keychains/login.keychain-db").toString();
    }

    /// `-l` takes the certificate for one of an authority, `-L` asks no server.
    @Override
    public Finding look(Anchor anchor) {
        String file = bench.certificate(anchor).toString();
        return Verified.by(bench, anchor, List.of(PROGRAM, "verify-cert", "-c", file, "-l", "-L"));
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
                .run(
                        Command.own(
                                PROGRAM,
                                "add-trusted-cert",
                                "-r",
                                "trustRoot",
                                "-k",
                                keychain(),
                                file))
                .note(NoteKind.ASKS_SYSTEM)
                .done();
    }

    @Override
    public Planned remove(Anchor anchor) {
        Finding now = look(anchor);
        if (now.state() == TrustState.NOT_TRUSTED) {
            return new Planned.Settled(now);
        }
        String file = bench.certificate(anchor).toString();
        return new Plan.Draft(this, anchor, Plan.Action.REMOVE, bench)
                .withCertificate()
                .run(Command.own(PROGRAM, "remove-trusted-cert", file))
                .run(Command.own(PROGRAM, "delete-certificate", "-Z", anchor.sha1(), keychain()))
                .note(NoteKind.ASKS_SYSTEM)
                .done();
    }
}
