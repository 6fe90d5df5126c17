package org.yaomote.app;

import org.jspecify.annotations.Nullable;
import org.yaomote.authority.Issued;
import org.yaomote.authority.Tended;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.Outcome;

import java.time.InstantSource;
import java.util.List;

/// Looks after the local authority of this user while the program runs: what is due is renewed in
/// its file, where the proxy notices it.
///
/// Thread: one at a time that may block. To be run before anything is served, then every hour: a
/// computer that slept does not wait another day.
///
/// @param clock says what is due
record Caretaker(AuthorityHome home, InstantSource clock) implements Runnable {
    static final int HOURS = 1;

    @Override
    public void run() {
        try {
            if (home.isFounded()) {
                note(home.open(false, clock).tend());
            }
        } catch (RuntimeException e) {
            // A bug must not keep the proxy from starting, nor the next look from being taken.
            log(System.Logger.Level.ERROR, "looking after the local authority failed", e);
        }
    }

    private static void note(Outcome<Tended> outcome) {
        switch (outcome) {
            case Outcome.Refused<Tended>(var faults) -> complain(faults);
            case Outcome.Done<Tended>(var tended, _) -> {
                for (Issued issued : tended.renewed()) {
                    log(System.Logger.Level.INFO, "renewed " + issued.file(), null);
                }
                complain(tended.faults());
                if (tended.successor().isPresent()) {
                    log(
                            System.Logger.Level.WARNING,
                            "the local authority has a successor that clients should trust as well",
                            null);
                }
            }
        }
    }

    private static void complain(List<Fault> faults) {
        for (Fault fault : faults) {
            String what = fault.kind() + " " + fault.arguments();
            log(System.Logger.Level.WARNING, "not renewed: " + what, null);
        }
    }

    private static void log(System.Logger.Level level, String text, @Nullable Throwable cause) {
        System.getLogger(Caretaker.class.getName()).log(level, text, cause);
    }
}
