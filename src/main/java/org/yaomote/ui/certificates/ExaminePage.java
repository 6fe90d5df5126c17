package org.yaomote.ui.certificates;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.ChainJudge;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.Examiner;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.ServerAddress;
import org.yaomote.certificate.ServerAnswer;
import org.yaomote.certificate.ServerProbe;
import org.yaomote.certificate.SigningRequest;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.Texts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Says in words what a file, a pasted text or a server holds.
final class ExaminePage {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CertificateDesk desk;
    private final Texts texts;
    private final CertificateWords words;
    private final Pages pages;
    private final Page page;
    private final TextArea text = new TextArea();
    private final PhraseRow phrase;
    private final FaultLine faults;
    private final VBox results = new VBox(14);
    private Optional<Path> file = Optional.empty();

    ExaminePage(CertificateDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
        texts = desk.texts();
        words = new CertificateWords(texts);
        page = new Page(texts, "certificates-examine-page", pages::close);
        phrase = new PhraseRow(texts);
        faults = new FaultLine(texts);
        Label label = page.paragraph("certificates.examine.what");
        label.setLabelFor(text);
        text.setId("certificates-examine-text");
        text.accessibleTextProperty().bind(texts.text("certificates.examine.what"));
        text.promptTextProperty().bind(texts.text("certificates.examine.prompt"));
        text.setPrefRowCount(3);
        text.setWrapText(true);
        text.getStyleClass().add("mono");
        text.textProperty().addListener((_, _, _) -> file = Optional.empty());
        results.setId("certificates-examine-results");
        Button examine = page.main("certificates.examine.do", Feather.SEARCH, this::examine);
        Button choose =
                new Actions(texts).button("certificates.examine.file", Feather.FILE, this::choose);
        page.show(
                "certificates.examine.title",
                List.of(label, text, phrase, faults),
                List.of(examine, choose, page.leaving("certificates.examine.close")));
        page.showBelow(List.of(results));
    }

    /// Shows it.
    void open() {
        pages.open(page);
        text.requestFocus();
    }

    /// Shows it, and asks a server at once.
    void open(String place) {
        open();
        text.setText(place);
        examine();
    }

    private void choose() {
        desk.tools()
                .files()
                .choose(text.getScene().getWindow(), texts.get("certificates.examine.title"))
                .ifPresent(
                        chosen -> {
                            text.setText(chosen.toString());
                            file = Optional.of(chosen);
                            examine();
                        });
    }

    private void examine() {
        String typed = text.getText();
        if (file.isPresent()) {
            Path chosen = file.get();
            read(reader -> reader.read(chosen));
        } else if (typed.contains("-----BEGIN ")) {
            byte[] octets = typed.getBytes(StandardCharsets.ISO_8859_1);
            String name = texts.get("certificates.examine.pasted");
            read(reader -> reader.read(octets, name));
        } else {
            ask(typed);
        }
    }

    private void read(Function<CertificateReader, Outcome<Contents>> reading) {
        TypedPhrase typed = phrase.typed();
        page.setBusy(true);
        desk.withShelf(
                _ -> {
                    try (typed) {
                        return reading.apply(new CertificateReader(typed));
                    }
                },
                this::show);
    }

    private void ask(String typed) {
        InstantSource clock = desk.context().clock();
        page.setBusy(true);
        desk.withNetwork(
                () ->
                        ServerAddress.read(typed)
                                .then(
                                        address ->
                                                new ServerProbe(
                                                                new ChainJudge(
                                                                        clock,
                                                                        ChainJudge.javaRoots()),
                                                                PATIENCE)
                                                        .ask(address)),
                this::showAnswer);
    }

    private void show(Outcome<Contents> outcome) {
        begin(outcome.told());
        phrase.follow(outcome.told());
        outcome.result().ifPresent(contents -> results.getChildren().setAll(parts(contents)));
    }

    private List<Node> parts(Contents contents) {
        List<Node> parts = new ArrayList<>();
        for (SigningRequest request : contents.requests()) {
            parts.add(
                    page.paragraph(
                            "certificates.examine.request",
                            CertificateWords.names(request.names())));
        }
        if (contents.certificates().isEmpty()) {
            if (!contents.keys().isEmpty()) {
                parts.add(page.paragraph("certificates.examine.keys", contents.keys().size()));
            }
            return parts;
        }
        examiner().examine(contents, Optional.empty()).result().stream()
                .flatMap(List::stream)
                .forEach(found -> parts.add(part(found)));
        return parts;
    }

    private void showAnswer(Outcome<ServerAnswer> outcome) {
        begin(outcome.told());
        outcome.result()
                .ifPresent(
                        answer -> {
                            Label verdict = page.paragraph(answer.verdict().textKey());
                            verdict.getStyleClass().add(Styles.TEXT_BOLD);
                            verdict.setId("certificates-examine-verdict");
                            results.getChildren()
                                    .setAll(
                                            verdict,
                                            page.paragraph(
                                                    "certificates.examine.spoke",
                                                    answer.address().shown(),
                                                    answer.protocol(),
                                                    answer.suite()));
                            if (!answer.chain().isEmpty()) {
                                results.getChildren()
                                        .add(
                                                part(
                                                        examiner()
                                                                .examine(
                                                                        answer.chain(),
                                                                        List.of(),
                                                                        Optional.of(
                                                                                answer.address()
                                                                                        .name()))));
                            }
                        });
    }

    private void begin(List<Fault> told) {
        page.setBusy(false);
        faults.show(told, text);
        results.getChildren().clear();
    }

    private Node part(Examination found) {
        Label title = new Label(CertificateEntry.title(found));
        title.getStyleClass().add(Styles.TITLE_4);
        title.setWrapText(true);
        title.setMinHeight(Label.USE_PREF_SIZE);
        Standing standing = Standing.of(found.state());
        StateBadge badge = new StateBadge(texts, standing.mark());
        badge.show(standing.mark(), texts.text(standing.key()));
        FactList facts = new FactList(texts);
        facts.show(words.facts(found));
        return new VBox(10, title, badge, facts);
    }

    private Examiner examiner() {
        return new Examiner(desk.context().clock());
    }
}
