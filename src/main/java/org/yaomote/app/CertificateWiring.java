package org.yaomote.app;

import org.yaomote.acme.AcmeCertificates;
import org.yaomote.programs.Surroundings;
import org.yaomote.programs.SystemPrograms;
import org.yaomote.store.AppFolders;
import org.yaomote.trust.TrustStores;
import org.yaomote.ui.certificates.CertificateTools;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.Ticker;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What the Certificates screen works with, and what looks after certificates behind it, put
/// together by hand.
///
/// @param folders where things are kept
/// @param keys one thread for files and keys
record CertificateWiring(AppFolders folders, ScheduledExecutorService keys, Clock clock) {
    /// @param files asks which file to read
    /// @param targets asks which file to write
    /// @param network threads that may wait
    /// @param ticker says when to look again
    CertificateTools tools(
            FilePicker files, TargetPicker targets, Executor network, Ticker ticker) {
        AuthorityHome authority = authority();
        return new CertificateTools(
                () -> authority.open(false, clock),
                folders.configuration(),
                files,
                targets,
                keys,
                network,
                orders(),
                AcmeHome.in(folders).proofs(),
                stores(),
                ticker);
    }

    /// Renews what is due: at once, then each hour.
    ///
    /// @param worker for what only begins something
    void lookAfter(ScheduledExecutorService worker) {
        var _ =
                keys.scheduleWithFixedDelay(
                        new Caretaker(authority(), clock), 0, Caretaker.HOURS, TimeUnit.HOURS);
        var _ =
                worker.scheduleWithFixedDelay(
                        new AcmeCaretaker(orders()),
                        AcmeCaretaker.FIRST_MINUTES,
                        AcmeCaretaker.MINUTES,
                        TimeUnit.MINUTES);
    }

    private AcmeCertificates orders() {
        return AcmeHome.in(folders).open(clock);
    }

    private AuthorityHome authority() {
        return AuthorityHome.in(folders, System.getenv());
    }

    /// The window may have been started from a terminal that nobody looks at: a desktop has to ask
    /// for passwords.
    private TrustStores stores() {
        return new TrustStores(
                new SystemPrograms(),
                Surroundings.ofThisProcess(System.getenv(), false),
                folders.state().resolve("trust"));
    }
}
