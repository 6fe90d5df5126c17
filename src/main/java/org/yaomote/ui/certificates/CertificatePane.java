package org.yaomote.ui.certificates;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.yaomote.certificate.Fault;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Where;
import org.yaomote.ui.certificates.CertificateEntry.Origin;
import org.yaomote.ui.certificates.CertificateEntry.Reading;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.fx.LiveViewport;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;

/// What is known of one certificate.
final class CertificatePane {
    private final UiContext context;
    private final Texts texts;
    private final CertificateWords words;
    private final StateBadge state;
    private final Label title = new Label();
    private final Label advice = new Label();
    private final Label origin = new Label();
    private final FaultLine faults;
    private final FlowPane users = new FlowPane(8, 2);
    private final FactList facts;
    private final ScrollPane scroll;

    CertificatePane(UiContext context) {
        this.context = context;
        texts = context.texts();
        words = new CertificateWords(texts);
        state = new StateBadge(texts, StateMark.UNKNOWN);
        faults = new FaultLine(texts);
        facts = new FactList(texts);
        title.getStyleClass().add(Styles.TITLE_4);
        for (Label label : List.of(title, advice, origin)) {
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
        }
        origin.getStyleClass().add(Styles.TEXT_MUTED);
        VBox box = new VBox(10, title, state, advice, faults, origin, users, facts);
        box.getStyleClass().addAll("form-pane", "form");
        scroll = new ScrollPane(box);
        scroll.setId("certificates-detail");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("form-scroll");
        scroll.accessibleTextProperty().bind(texts.text("certificates.detail"));
        FocusInView.of(scroll);
        LiveViewport.of(scroll);
    }

    ScrollPane node() {
        return scroll;
    }

    /// Shows one.
    void show(CertificateEntry entry) {
        title.setText(entry.title());
        Standing standing = entry.standing();
        state.show(standing.mark(), texts.text(standing.key()));
        advice.setText(advice(entry));
        faults.show(faultsOf(entry));
        origin.setText(origin(entry));
        users.getChildren().setAll(entry.users().stream().map(this::link).toList());
        users.setVisible(!entry.users().isEmpty());
        users.setManaged(!entry.users().isEmpty());
        List<CertificateWords.Fact> all = new ArrayList<>();
        entry.file()
                .ifPresent(
                        file ->
                                all.add(
                                        new CertificateWords.Fact(
                                                "certificates.fact.file", file.toString(), true)));
        entry.found().map(words::facts).ifPresent(all::addAll);
        facts.show(all);
    }

    private static List<Fault> faultsOf(CertificateEntry entry) {
        return switch (entry.reading()) {
            case Reading.Done _ -> List.of();
            case Reading.Failed(var why) -> why;
        };
    }

    private String advice(CertificateEntry entry) {
        String uncovered = String.join(", ", entry.uncovered());
        return switch (entry.standing()) {
            case UNREADABLE -> texts.get("certificates.advice.unreadable");
            case NO_KEY -> texts.get("certificates.advice.noKey");
            case EXPIRED -> texts.get("certificates.advice.expired");
            case NOT_YET -> texts.get("certificates.advice.notYet");
            case NAME_NOT_COVERED -> texts.get("certificates.advice.notCovered", uncovered);
            case WEAK -> texts.get("certificates.advice.weak");
            case SOON ->
                    texts.get(
                            entry.origin() instanceof Origin.Issued
                                            || entry.origin() instanceof Origin.Ordered
                                    ? "certificates.advice.soonOwn"
                                    : "certificates.advice.soon");
            case VALID -> texts.get("certificates.advice.valid");
            case AUTHORITY -> texts.get("certificates.advice.authority");
        };
    }

    private String origin(CertificateEntry entry) {
        return switch (entry.origin()) {
            case Origin.Issued(_, _, var renewal) ->
                    texts.get("certificates.origin.issued", words.day(renewal));
            case Origin.Ordered(_, _, var renewal) ->
                    texts.get("certificates.origin.ordered", words.day(renewal));
            case Origin.Kept _ -> texts.get("certificates.origin.kept");
            case Origin.Elsewhere _ -> texts.get("certificates.origin.elsewhere");
            case Origin.Root _ ->
                    texts.get("certificates.origin.root")
                            + "\n"
                            + texts.get("certificates.renew.root")
                            + "\n"
                            + texts.get("certificates.remove.root");
        };
    }

    private Hyperlink link(TlsUse use) {
        Hyperlink link = new Hyperlink(texts.get("certificates.usedBy", use.name()));
        link.setOnAction(_ -> go(use.listener()));
        return link;
    }

    private void go(ListenerId listener) {
        List<ListenerId> ids =
                context.model().draft().listeners().stream().map(Listener::id).toList();
        int index = ids.indexOf(listener);
        if (index >= 0) {
            context.navigator().show(new Where.Field("listeners[" + index + "].name"));
        }
    }
}
