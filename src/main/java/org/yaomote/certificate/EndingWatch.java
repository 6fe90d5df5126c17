package org.yaomote.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells once, 30, 14 and 3 days before and when it comes, that a certificate ends. It remembers
/// what it has told as long as it lives: after a start of the program the stage that holds then is
/// told again.
///
/// Thread: one at a time.
public final class EndingWatch {
    private Map<String, Told> told = Map.of();

    private record Told(Instant ends, EndingStage stage) {}

    /// What is new since the last look, the nearest end first.
    ///
    /// @param endings all there are now; what is not among them is forgotten
    public List<EndingNotice> look(Collection<Ending> endings, Instant now) {
        List<EndingNotice> news = new ArrayList<>();
        Map<String, Told> next = new HashMap<>();
        for (Ending ending : endings) {
            Optional<EndingStage> stage = ending.stage(now);
            if (stage.isEmpty()) {
                continue;
            }
            Told is = new Told(ending.ends(), stage.get());
            next.put(ending.id(), is);
            if (!is.equals(told.get(ending.id()))) {
                news.add(new EndingNotice(ending, stage.get(), ending.days(now)));
            }
        }
        told = Map.copyOf(next);
        news.sort((one, other) -> one.ending().ends().compareTo(other.ending().ends()));
        return List.copyOf(news);
    }
}
