package org.yaomote.ui.certificates;

import org.yaomote.authority.LocalAuthority;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.Ending;
import org.yaomote.certificate.EndingCalendar;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Outcome;
import org.yaomote.ui.certificates.CertificateEntry.Origin;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// When the certificates of the list end.
///
/// @param words of the calendar
record CertificateEndings(List<CertificateEntry> entries, CertificateWords words) {
    CertificateEndings {
        entries = List.copyOf(entries);
    }

    /// Those that can be read.
    List<Ending> all() {
        return entries.stream().flatMap(entry -> of(entry).stream()).toList();
    }

    /// The one that ends first of those that listeners show; of all but authorities, if none shows
    /// any.
    Optional<Ending> nearest() {
        return first(entries.stream().filter(entry -> !entry.users().isEmpty()).toList())
                .or(
                        () ->
                                first(
                                        entries.stream()
                                                .filter(e -> !(e.origin() instanceof Origin.Root))
                                                .toList()));
    }

    private static Optional<Ending> first(List<CertificateEntry> among) {
        return among.stream()
                .flatMap(entry -> of(entry).stream())
                .min(Comparator.comparing(Ending::ends));
    }

    private static Optional<Ending> of(CertificateEntry entry) {
        return entry.found()
                .map(Examination::leaf)
                .map(leaf -> Ending.of(entry.key(), leaf, renewal(entry, leaf)));
    }

    private static Optional<Instant> renewal(CertificateEntry entry, CertificateDetails leaf) {
        return switch (entry.origin()) {
            case Origin.Issued(_, _, var renewal) -> Optional.of(renewal);
            case Origin.Ordered(_, _, var renewal) -> Optional.of(renewal);
            case Origin.Root _ -> Optional.of(leaf.to().minus(LocalAuthority.LEAD));
            case Origin.Kept _, Origin.Elsewhere _ -> Optional.empty();
        };
    }

    /// Writes the calendar; blocks. What the file system's dialog let pass is replaced.
    Outcome<Path> write(Path file, Instant now) {
        List<EndingCalendar.Event> events = all().stream().map(this::event).toList();
        if (events.isEmpty()) {
            return Outcome.refused(FaultKind.NOTHING_ENDS);
        }
        return FileWriting.write(
                file,
                new FileContent(
                        String.valueOf(file.getFileName()),
                        EndingCalendar.of(events, now),
                        FileContent.Readers.ALL),
                FileWriting.Existing.REPLACE);
    }

    private EndingCalendar.Event event(Ending ending) {
        String description =
                ending.renewal()
                        .map(
                                day ->
                                        words.texts()
                                                .get(
                                                        "certificate.calendar.renewed",
                                                        ending.id(),
                                                        words.day(day)))
                        .orElseGet(
                                () -> words.texts().get("certificate.calendar.kept", ending.id()));
        return new EndingCalendar.Event(
                ending,
                words.texts().get("certificate.calendar.summary", ending.shown()),
                description);
    }
}
