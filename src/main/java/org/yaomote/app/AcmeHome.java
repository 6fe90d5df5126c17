package org.yaomote.app;

import org.yaomote.acme.AcmeCertificates;
import org.yaomote.acme.AcmeMeans;
import org.yaomote.store.AppFolders;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/// Finds what public authorities have issued to this user.
///
/// @param folder of accounts and certificates
record AcmeHome(Path folder) {
    /// That of the running program's user.
    static AcmeHome in(AppFolders folders) {
        return new AcmeHome(folders.configuration().resolve("acme"));
    }

    /// The certificates; what blocks has threads of its own, which end with the program.
    AcmeCertificates open(InstantSource clock) {
        return new AcmeCertificates(
                folder,
                new AcmeMeans(
                        clock,
                        new SecureRandom(),
                        AcmeMeans.Pause.REAL,
                        Executors.newVirtualThreadPerTaskExecutor()));
    }

    /// Where proofs go if nobody says otherwise.
    Path proofs() {
        return folder.resolve("proofs").toAbsolutePath();
    }
}
