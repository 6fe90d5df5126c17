package org.yaomote.ui.certificates;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.SubjectName;
import org.yaomote.config.Listener;
import org.yaomote.ui.editing.ListenerNote;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says which certificate a listener shows to clients that ask for each name (RFC 6066 §3): for the
/// names that its rules tell apart and those of its certificates, as its files are now.
///
/// Thread: the FX thread; files are read behind it.
public final class ServedNames implements ListenerNote {
    /// More lines than anybody reads.
    private static final int MOST = 30;

    private final CertificateDesk desk;
    private final Texts texts;
    private final CertificateWords words;
    private final VBox lines = new VBox(4);
    private final VBox box;
    private Optional<TlsUse> shown = Optional.empty();
    private List<CertificateEntry> read = List.of();

    /// @param given files and what reads them
    public ServedNames(UiContext context, CertificateTools given) {
        desk = new CertificateDesk(context, given);
        texts = context.texts();
        words = new CertificateWords(texts);
        Label title = new Label();
        title.textProperty().bind(texts.text("certificates.served"));
        title.getStyleClass().add("form-label");
        wrap(title);
        lines.setId("certificates-served");
        box = new VBox(4, title, lines);
        texts.wordsProperty().addListener((_, _, _) -> say());
        say();
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(Listener listener) {
        Optional<TlsUse> use = TlsUse.of(listener);
        if (!use.equals(shown)) {
            shown = use;
            read = List.of();
            say();
            use.ifPresent(this::look);
        }
    }

    private void look(TlsUse use) {
        desk.withShelf(shelf -> shelf.shown(use), found -> take(use, found));
    }

    /// What was read for settings that were changed since is old.
    private void take(TlsUse use, List<CertificateEntry> found) {
        if (shown.filter(use::equals).isPresent()) {
            read = found;
            say();
        }
    }

    private void say() {
        List<CertificateDetails> details =
                read.stream()
                        .flatMap(entry -> entry.found().stream())
                        .map(Examination::leaf)
                        .toList();
        boolean isKnown = !read.isEmpty() && details.size() == read.size();
        lines.getChildren().clear();
        box.setVisible(isKnown);
        box.setManaged(isKnown);
        if (isKnown) {
            names(details).stream()
                    .limit(MOST)
                    .map(name -> line(name, details))
                    .forEach(lines.getChildren()::add);
            lines.getChildren()
                    .add(text(texts.get("certificates.served.rest", title(0)), StateMark.UP));
        }
    }

    private Set<String> names(List<CertificateDetails> details) {
        Set<String> names = new LinkedHashSet<>();
        shown.ifPresent(use -> names.addAll(use.hosts()));
        details.stream()
                .flatMap(d -> d.names().stream())
                .map(SubjectName::shown)
                .forEach(names::add);
        return names;
    }

    private Label line(String name, List<CertificateDetails> details) {
        NameChoice choice = NameChoice.of(details, name);
        if (!choice.isCovered()) {
            return text(
                    texts.get("certificates.served.uncovered", name, title(choice.index())),
                    StateMark.PROBLEM);
        }
        Standing standing = read.get(choice.index()).standing();
        String text =
                texts.get(
                        "certificates.served.name",
                        name,
                        title(choice.index()),
                        texts.get(standing.key()),
                        left(choice.index()));
        return text(text, standing.mark());
    }

    private String title(int index) {
        CertificateEntry entry = read.get(index);
        return entry.file().map(file -> String.valueOf(file.getFileName())).orElseGet(entry::title);
    }

    private String left(int index) {
        return read.get(index).found().map(Examination::left).map(words::left).orElse("");
    }

    private static Label text(String text, StateMark mark) {
        Label label = new Label(text);
        label.setGraphic(new StateShape(mark));
        label.getStyleClass().add("small-label");
        wrap(label);
        return label;
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
    }
}
