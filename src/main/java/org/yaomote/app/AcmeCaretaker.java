package org.yaomote.app;

import org.jspecify.annotations.Nullable;
import org.yaomote.acme.AcmeCertificates;
import org.yaomote.acme.AcmeTended;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.Outcome;

import java.util.List;

/// Renews certificates of public authorities while the program runs, each in its file, where the
/// proxy notices it.
///
/// To be run every hour, first when the proxy serves: it must show the proofs. Returns at once;
/// what blocks has threads of its own.
record AcmeCaretaker(AcmeCertificates certificates) implements Runnable {
    /// So long after the start everything serves that ever will.
    static final int FIRST_MINUTES = 1;

    static final int MINUTES = 60;

    @Override
    public void run() {
        var _ = certificates.tend().whenComplete(AcmeCaretaker::note);
    }

    private static void note(@Nullable Outcome<AcmeTended> outcome, @Nullable Throwable bug) {
        if (bug != null) {
            log(System.Logger.Level.ERROR, "looking after ordered certificates failed", bug);
        }
        switch (outcome) {
            case null -> {}
            case Outcome.Refused<AcmeTended>(var faults) -> complain(faults);
            case Outcome.Done<AcmeTended>(var tended, _) -> {
                tended.renewed()
                        .forEach(
                                one ->
                                        log(
                                                System.Logger.Level.INFO,
                                                "renewed " + one.file(),
                                                null));
                complain(tended.faults());
            }
        }
    }

    private static void complain(List<Fault> faults) {
        for (Fault fault : faults) {
            String what = fault.kind() + " " + fault.arguments();
            log(System.Logger.Level.WARNING, "not renewed: " + CertOutput.printable(what), null);
        }
    }

    private static void log(System.Logger.Level level, String text, @Nullable Throwable cause) {
        System.getLogger(AcmeCaretaker.class.getName()).log(level, text, cause);
    }
}
