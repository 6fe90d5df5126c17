package org.yaomote.ui.certificates;

import org.yaomote.certificate.Ending;
import org.yaomote.certificate.EndingNotice;
import org.yaomote.certificate.EndingStage;
import org.yaomote.certificate.EndingWatch;
import org.yaomote.events.Event;
import org.yaomote.ui.fx.Happening;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what is worth telling wherever the user is: that a certificate ends in 30, 14 or 3 days or
/// has ended, and that the program has renewed one.
///
/// Thread: the FX thread.
final class CertificateNews {
    private final EndingWatch watch = new EndingWatch();
    private Map<String, Instant> ends = Map.of();

    /// The gravest news since the last look; a renewal only if no end is near.
    ///
    /// @param endings all there are now
    Optional<Happening> look(List<Ending> endings, Instant now, CertificateWords words) {
        List<EndingNotice> near = watch.look(endings, now);
        Optional<Ending> renewed = endings.stream().filter(this::isRenewed).findFirst();
        Map<String, Instant> next = new HashMap<>();
        endings.forEach(ending -> next.put(ending.id(), ending.ends()));
        ends = Map.copyOf(next);
        return near.stream()
                .findFirst()
                .map(
                        notice ->
                                new Happening(
                                        now,
                                        level(notice.stage()),
                                        "certificate." + notice.stage().name(),
                                        said(notice.ending(), words)))
                .or(
                        () ->
                                renewed.map(
                                        ending ->
                                                new Happening(
                                                        now,
                                                        Event.Level.GOOD,
                                                        "certificate.renewed",
                                                        said(ending, words))));
    }

    private static Event.Level level(EndingStage stage) {
        return switch (stage) {
            case ENDED -> Event.Level.BAD;
            case DAYS_3, DAYS_14 -> Event.Level.WARNING;
            // There is time: it is news, and nothing that calls anybody from other work.
            case DAYS_30 -> Event.Level.NEWS;
        };
    }

    /// By the program: what a person put there is no news to that person.
    private boolean isRenewed(Ending ending) {
        Instant before = ends.get(ending.id());
        return before != null && ending.renewal().isPresent() && ending.ends().isAfter(before);
    }

    private static List<String> said(Ending ending, CertificateWords words) {
        return List.of(ending.shown(), words.day(ending.ends()));
    }
}
