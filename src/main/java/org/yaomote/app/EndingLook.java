package org.yaomote.app;

import org.yaomote.certificate.Ending;
import org.yaomote.certificate.EndingNotice;
import org.yaomote.certificate.EndingWatch;
import org.yaomote.words.Words;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Looks which certificates come near their end, and tells what is new. To be run every hour.
///
/// Thread: one at a time that may block; the teller is called in it.
final class EndingLook implements Runnable {
    private final Supplier<List<Ending>> endings;
    private final InstantSource clock;
    private final Consumer<EndingNotice> teller;
    private final EndingWatch watch = new EndingWatch();

    EndingLook(Supplier<List<Ending>> endings, InstantSource clock, Consumer<EndingNotice> teller) {
        this.endings = endings;
        this.clock = clock;
        this.teller = teller;
    }

    /// A notice in words.
    static String text(Words words, EndingNotice notice) {
        Ending ending = notice.ending();
        String date = CertShowing.date(ending.ends());
        String told = words.text(notice.stage().textKey(), ending.shown(), notice.days(), date);
        return CertOutput.printable(told + " (" + ending.id() + ")");
    }

    @Override
    public void run() {
        try {
            watch.look(endings.get(), clock.instant()).forEach(teller);
        } catch (RuntimeException e) {
            // A bug must not keep the next look from being taken.
            System.getLogger(EndingLook.class.getName())
                    .log(System.Logger.Level.ERROR, "looking for certificates that end failed", e);
        }
    }
}
