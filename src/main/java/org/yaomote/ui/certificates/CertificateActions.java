package org.yaomote.ui.certificates;

import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.NameScope;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;
import org.yaomote.config.ListenerId;
import org.yaomote.ui.certificates.CertificateEntry.Origin;
import org.yaomote.ui.certificates.CertificateMaker.Made;
import org.yaomote.ui.editing.Actions;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// What can be done with certificates: what the tool bar, the menu and the keys of the list do.
///
/// Thread: the FX thread.
///
/// @param desk works with the files
/// @param model knows which certificate is selected
/// @param pages where questions are asked
record CertificateActions(CertificateDesk desk, CertificatesViewModel model, Pages pages) {
    private static final Set<String> FORMS =
            Set.of(
                    "pem",
                    "crt",
                    "cer",
                    "der",
                    "key",
                    "p7b",
                    "p8",
                    "p12",
                    "pfx",
                    "jks",
                    "keystore",
                    "ks");

    /// Asks for a new one.
    void create() {
        new NewPage(desk, model, pages).open(List.of());
    }

    /// Asks for a new one for the names of the selected one.
    void createAlike() {
        if (model.selected().filter(e -> e.origin() instanceof Origin.Root).isPresent()) {
            // An authority has no names that another one could be made for.
            return;
        }
        new NewPage(desk, model, pages)
                .open(model.selected().map(CertificateActions::names).orElse(List.of()));
    }

    /// The steps of the old way, and what else is needed seldom.
    List<MenuItem> others() {
        Actions make = new Actions(desk.texts());
        return List.of(
                make.item(
                        "certificates.request",
                        Feather.EDIT_3,
                        () -> new RequestPage(desk, model, pages).open()),
                make.item(
                        "certificates.complete",
                        Feather.CORNER_DOWN_RIGHT,
                        () -> new CompletePage(desk, model, pages).open()),
                make.item("certificates.acme", Feather.GLOBE, () -> order(List.of())),
                new SeparatorMenuItem(),
                make.item("certificates.key", Feather.KEY, () -> FormPage.key(desk, pages)),
                make.item(
                        "certificates.rephrase", Feather.LOCK, () -> FormPage.phrase(desk, pages)),
                make.item(
                        "certificates.selfSign",
                        Feather.PEN_TOOL,
                        () -> new NewPage(desk, model, pages).openSelfSigned()),
                make.item(
                        "certificates.bundle", Feather.LAYERS, () -> FormPage.bundle(desk, pages)),
                new SeparatorMenuItem(),
                make.item("certificates.calendar", Feather.CALENDAR, this::writeCalendar));
    }

    private void writeCalendar() {
        CertificateEndings endings =
                new CertificateEndings(model.entries(), new CertificateWords(desk.texts()));
        desk.tools()
                .targets()
                .choose(
                        desk.context().toasts().node().getScene().getWindow(),
                        desk.texts().get("certificates.calendar"),
                        Path.of("certificates.ics"))
                .ifPresent(
                        file -> {
                            Instant now = desk.context().clock().instant();
                            desk.withShelf(_ -> endings.write(file, now), this::written);
                        });
    }

    private void written(Outcome<Path> outcome) {
        switch (outcome) {
            case Outcome.Refused<Path>(var why) ->
                    desk.context()
                            .toasts()
                            .warn(FaultLine.ids(why), () -> FaultLine.said(desk.texts(), why));
            case Outcome.Done<Path>(var file, _) ->
                    desk.context()
                            .toasts()
                            .show(() -> desk.texts().get("certificates.saved", file));
        }
    }

    /// Asks which files to take.
    void importFiles(List<Path> files) {
        new ImportPage(desk, model, pages).open(files);
    }

    /// Asks what to look at.
    void examine() {
        new ExaminePage(desk, pages).open();
    }

    /// The same, and asks a server at once.
    ///
    /// @param place `host:port`
    void examine(String place) {
        new ExaminePage(desk, pages).open(place);
    }

    /// Renews the selected one; where this program cannot, asks for a new one for its names.
    void renew() {
        model.selected().ifPresent(this::renew);
    }

    /// Renews the one of a listener that ends first, in the same way.
    void renewFor(ListenerId listener) {
        withFirstToEnd(listener, this::renew);
    }

    /// Begins one for the names of the one of a listener that ends first, from an authority whose
    /// certificates the program renews: that of this computer where it may sign for the names.
    void automateFor(ListenerId listener) {
        withFirstToEnd(listener, this::automate);
    }

    private void renew(CertificateEntry entry) {
        switch (entry.origin()) {
            case Origin.Issued(var id, _, _) ->
                    desk.withShelf(shelf -> shelf.maker().renew(id), this::renewed);
            case Origin.Ordered _ -> order(names(entry));
            case Origin.Root _ -> hint("certificates.renew.root");
            case Origin.Kept _, Origin.Elsewhere _ -> createInPlaceOf(entry);
        }
    }

    private void automate(CertificateEntry entry) {
        switch (entry.origin()) {
            case Origin.Issued(_, _, var renewal) -> isAutomatic(entry, renewal);
            case Origin.Ordered(_, _, var renewal) -> isAutomatic(entry, renewal);
            case Origin.Root _ -> hint("certificates.renew.root");
            case Origin.Kept _, Origin.Elsewhere _ -> {
                if (names(entry).stream().allMatch(NameScope.PRIVATE::holds)) {
                    createInPlaceOf(entry);
                } else {
                    order(names(entry));
                }
            }
        }
    }

    private void isAutomatic(CertificateEntry entry, Instant renewal) {
        hint(
                "certificates.automatic",
                entry.title(),
                new CertificateWords(desk.texts()).day(renewal));
    }

    private void hint(String key, Object... about) {
        desk.context().toasts().hint(() -> desk.texts().get(key, about));
    }

    private void createInPlaceOf(CertificateEntry entry) {
        NewPage page = new NewPage(desk, model, pages);
        entry.users().stream().findFirst().map(TlsUse::listener).ifPresent(page::useFor);
        page.open(names(entry));
    }

    private void withFirstToEnd(ListenerId listener, Consumer<CertificateEntry> deed) {
        List<TlsUse> uses = TlsUse.of(desk.context().model().draft());
        desk.withShelf(
                shelf -> shelf.look(uses),
                found ->
                        found.stream()
                                .filter(entry -> isOf(entry, listener))
                                .min(Comparator.comparing(CertificateActions::end))
                                .ifPresent(
                                        entry -> {
                                            model.refreshAndSelect(entry.key());
                                            deed.accept(entry);
                                        }));
    }

    private static boolean isOf(CertificateEntry entry, ListenerId listener) {
        return entry.users().stream().anyMatch(use -> use.listener().equals(listener));
    }

    /// One that cannot be read is as good as ended.
    private static Instant end(CertificateEntry entry) {
        return entry.found().map(found -> found.leaf().to()).orElse(Instant.MIN);
    }

    private void order(List<SubjectName> wanted) {
        new AcmePage(desk, model, pages).open(wanted);
    }

    /// Asks what the selected one is to be written for.
    void export() {
        model.selected()
                .ifPresent(
                        entry ->
                                entry.file()
                                        .ifPresentOrElse(
                                                file ->
                                                        new ExportPage(
                                                                        desk,
                                                                        pages,
                                                                        file,
                                                                        stem(entry))
                                                                .open(),
                                                this::exportAuthority));
    }

    /// Asks whether to remove the selected one.
    void remove() {
        model.selected()
                .ifPresent(
                        entry -> {
                            if (entry.origin() instanceof Origin.Root) {
                                desk.context()
                                        .toasts()
                                        .warn(() -> desk.texts().get("certificates.remove.root"));
                            } else {
                                new RemovePage(desk, pages, entry).open();
                            }
                        });
    }

    /// Welcomes files that may hold certificates; others are left to the window.
    void dragged(DragEvent event) {
        if (!brought(event).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    /// Takes them.
    void dropped(DragEvent event) {
        List<Path> files = brought(event);
        if (!files.isEmpty()) {
            importFiles(files);
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private static List<Path> brought(DragEvent event) {
        return event.getDragboard().hasFiles()
                ? event.getDragboard().getFiles().stream()
                        .map(File::toPath)
                        .filter(CertificateActions::mayHoldCertificates)
                        .toList()
                : List.of();
    }

    /// Whether a file is called as those with certificates and keys are.
    static boolean mayHoldCertificates(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return FORMS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void exportAuthority() {
        Page page = new Page(desk.texts(), "certificates-authority-page", pages::close);
        FaultLine faults = new FaultLine(desk.texts());
        page.show(
                "certificates.authority.title",
                List.of(page.paragraph("certificates.next.trust"), faults),
                List.of(
                        new SaveAuthority(desk).button("certificates.authority.save", faults),
                        page.leaving("certificates.done")));
        pages.open(page);
        page.focusFirst();
    }

    private void renewed(Outcome<Made> outcome) {
        switch (outcome) {
            case Outcome.Refused<Made>(var why) ->
                    desk.context()
                            .toasts()
                            .warn(FaultLine.ids(why), () -> FaultLine.said(desk.texts(), why));
            case Outcome.Done<Made>(var made, _) -> {
                String day = new CertificateWords(desk.texts()).day(made.details().to());
                desk.context()
                        .toasts()
                        .show(
                                () ->
                                        desk.texts()
                                                .get(
                                                        "certificates.renewed",
                                                        CertificateWords.names(
                                                                made.details().names()),
                                                        day));
                pages.refresh();
            }
        }
    }

    private static String stem(CertificateEntry entry) {
        return entry.found()
                .map(Examination::leaf)
                .map(CertificateMaker::stem)
                .orElse("certificate");
    }

    private static List<SubjectName> names(CertificateEntry entry) {
        return entry.found()
                .map(Examination::leaf)
                .map(CertificateDetails::names)
                .orElse(List.of());
    }
}
