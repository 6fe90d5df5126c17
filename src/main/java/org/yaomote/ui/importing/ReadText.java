package org.yaomote.ui.importing;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;

import java.util.List;
import java.util.Map;

/// What came of reading a text, sound or not.
///
/// @param config what the lines that are right ask for, as it would be used
/// @param found errors and warnings in the order of the text
/// @param notes of every line of the text itself, in its order
/// @param places where things of the configuration stand in the text, by their paths such as
///   `services[0].backends[1]`
public record ReadText(
        ProxyConfig config,
        List<Problem> found,
        List<LineNote> notes,
        Map<String, Where.Line> places) {
    /// What an empty text says.
    public static final ReadText NOTHING =
            new ReadText(ProxyConfig.EMPTY, List.of(), List.of(), Map.of());

    public ReadText {
        found = List.copyOf(found);
        notes = List.copyOf(notes);
        places = Map.copyOf(places);
    }

    /// How many things keep it from being used.
    long errors() {
        return found.stream().filter(Problem::isError).count();
    }

    /// How many lines ended in a bucket; blanks and comments are left aside.
    long count(Bucket bucket) {
        return notes.stream().filter(n -> n.bucket() == bucket && !n.isQuiet()).count();
    }
}
