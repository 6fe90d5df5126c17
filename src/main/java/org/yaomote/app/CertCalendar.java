package org.yaomote.app;

import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Ending;
import org.yaomote.certificate.EndingCalendar;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.Outcome;
import org.yaomote.words.Words;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the calendar file of certificates that end, in the language of the user.
///
/// @param words of the events
record CertCalendar(Words words, InstantSource clock) {
    /// The name that it has unless another is chosen.
    static final String FILE = "certificates.ics";

    /// The file; refused if there is nothing that ends.
    Outcome<FileContent> of(List<Ending> endings) {
        if (endings.isEmpty()) {
            return Outcome.refused(FaultKind.NOTHING_ENDS);
        }
        byte[] octets =
                EndingCalendar.of(
                        endings.stream().map(ending -> event(ending)).toList(), clock.instant());
        return Outcome.done(new FileContent(FILE, octets, FileContent.Readers.ALL));
    }

    private EndingCalendar.Event event(Ending ending) {
        String description =
                ending.renewal()
                        .map(CertShowing::date)
                        .map(on -> words.text("certificate.calendar.renewed", ending.id(), on))
                        .orElseGet(() -> words.text("certificate.calendar.kept", ending.id()));
        return new EndingCalendar.Event(
                ending, words.text("certificate.calendar.summary", ending.shown()), description);
    }

    /// What is known to this user, and what is in files that are named; refused if one of these
    /// cannot be read.
    static Outcome<List<Ending>> gathered(
            CertificateEndings known, List<Path> files, CertificateReader reader) {
        Map<String, Ending> all = new LinkedHashMap<>();
        known.all(List.of()).forEach(ending -> all.put(ending.id(), ending));
        Outcome<Map<String, Ending>> gathered = Outcome.done(all);
        for (Path file : files) {
            gathered = gathered.then(found -> known.in(file, reader).map(in -> with(found, in)));
        }
        return gathered.map(found -> List.copyOf(found.values()));
    }

    private static Map<String, Ending> with(Map<String, Ending> found, List<Ending> more) {
        more.forEach(ending -> found.putIfAbsent(ending.id(), ending));
        return found;
    }
}
