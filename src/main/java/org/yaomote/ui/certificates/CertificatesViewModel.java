package org.yaomote.ui.certificates;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.Ending;
import org.yaomote.certificate.EndingStage;
import org.yaomote.certificate.Examination;
import org.yaomote.ui.fx.Happening;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StatusNote;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.words.Folding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The certificates as a list: rows, the selected one, and when to look anew.
///
/// Thread: the FX thread; files are looked at behind it.
final class CertificatesViewModel {
    private static final Duration AGAIN = Duration.ofHours(1);

    private final WorkspaceModel workspace;
    private final CertificateDesk desk;
    private final ObservableList<CertificateEntry> rows = FXCollections.observableArrayList();
    private final List<Runnable> observers = new ArrayList<>();
    private final CertificateNews news = new CertificateNews();
    private final ReadOnlyObjectWrapper<Optional<Happening>> happening =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<StatusNote>> nearest =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<CertificateEntry> entries = List.of();
    private List<TlsUse> uses;
    private Optional<String> selected = Optional.empty();
    private String filter = "";
    private boolean isArranging;
    private boolean hasLooked;
    private int looks;

    /// Follows the draft from now on.
    CertificatesViewModel(CertificateDesk desk) {
        this.desk = desk;
        workspace = desk.context().model();
        uses = TlsUse.of(workspace.draft());
        workspace.draftProperty().addListener((_, _, _) -> followDraft());
        lookAgain();
    }

    /// What happened last that matters everywhere.
    ReadOnlyObjectProperty<Optional<Happening>> happeningProperty() {
        return happening.getReadOnlyProperty();
    }

    /// Which certificate ends first, for the status bar.
    ReadOnlyObjectProperty<Optional<StatusNote>> nearestProperty() {
        return nearest.getReadOnlyProperty();
    }

    /// Time passes and files are renewed while nobody looks.
    private void lookAgain() {
        refresh();
        var _ = desk.tools().ticker().in(AGAIN, this::lookAgain);
    }

    /// The rows that pass the filter.
    ObservableList<CertificateEntry> rows() {
        return rows;
    }

    /// All of them.
    List<CertificateEntry> entries() {
        return entries;
    }

    /// The listeners that show certificates.
    List<TlsUse> uses() {
        return uses;
    }

    /// Whether the files were looked at once.
    boolean hasLooked() {
        return hasLooked;
    }

    /// The selected one.
    Optional<CertificateEntry> selected() {
        return selected.flatMap(this::entry);
    }

    /// Selects one by its key. While rows are put in order nothing is selected: a table then moves
    /// its selection by itself, which the user did not ask for.
    void select(Optional<String> key) {
        if (!isArranging && !key.equals(selected)) {
            selected = key;
            tell();
        }
    }

    /// Shows only those whose names, issuer, file or listeners contain the text.
    void filter(String text) {
        filter = Folding.of(text).strip();
        arrange();
    }

    /// Looks at the files anew.
    void refresh() {
        looks++;
        int number = looks;
        List<TlsUse> asked = uses;
        desk.withShelf(shelf -> shelf.look(asked), found -> take(number, found));
    }

    /// Looks anew, then selects one.
    void refreshAndSelect(String key) {
        selected = Optional.of(key);
        refresh();
    }

    /// Has the observer run after every look and change of the selection.
    void addObserver(Runnable observer) {
        observers.add(observer);
    }

    private void followDraft() {
        List<TlsUse> now = TlsUse.of(workspace.draft());
        if (!now.equals(uses)) {
            uses = now;
            refresh();
        }
    }

    /// What was asked for before the last time is old.
    private void take(int number, List<CertificateEntry> found) {
        if (number == looks) {
            hasLooked = true;
            entries = found;
            tellNews();
            arrange();
        }
    }

    private void tellNews() {
        Instant now = desk.context().clock().instant();
        CertificateWords words = new CertificateWords(desk.texts());
        CertificateEndings endings = new CertificateEndings(entries, words);
        news.look(endings.all(), now, words).ifPresent(told -> happening.set(Optional.of(told)));
        nearest.set(endings.nearest().map(ending -> note(ending, now)));
    }

    private static StatusNote note(Ending ending, Instant now) {
        long days = ending.days(now);
        StateMark mark =
                ending.stage(now)
                        .map(s -> s == EndingStage.ENDED ? StateMark.DOWN : StateMark.SHAKY)
                        .orElse(StateMark.UP);
        return new StatusNote(
                mark,
                days < 0 ? "certificates.status.ended" : "certificates.status",
                List.of(ending.names().getFirst(), days));
    }

    private void arrange() {
        List<CertificateEntry> wanted = entries.stream().filter(this::matches).toList();
        if (selected().isEmpty()) {
            selected = wanted.stream().findFirst().map(CertificateEntry::key);
        }
        isArranging = true;
        rows.setAll(wanted);
        isArranging = false;
        tell();
    }

    private Optional<CertificateEntry> entry(String key) {
        return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }

    private boolean matches(CertificateEntry entry) {
        StringBuilder text = new StringBuilder(entry.title());
        entry.found().map(Examination::leaf).ifPresent(leaf -> text.append(said(leaf)));
        entry.file().ifPresent(file -> text.append(' ').append(file));
        entry.users().forEach(use -> text.append(' ').append(use.name()));
        return Folding.of(text.toString()).contains(filter);
    }

    private static String said(CertificateDetails leaf) {
        return " " + CertificateWords.names(leaf.names()) + " " + leaf.issuer();
    }

    private void tell() {
        List.copyOf(observers).forEach(Runnable::run);
    }
}
