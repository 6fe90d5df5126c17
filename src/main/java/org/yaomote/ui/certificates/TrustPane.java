package org.yaomote.ui.certificates;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.authority.LocalAuthority;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.Outcome;
import org.yaomote.trust.Anchor;
import org.yaomote.trust.TrustStore;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.fx.Texts;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Which stores of this computer trust the local authority, and what makes them.
///
/// Thread: the FX thread; stores are looked at behind it, each by itself.
final class TrustPane {
    private static final double WIDEST = 860;

    private final CertificateDesk desk;
    private final Texts texts;
    private final VBox content = new VBox(14);
    private final ScrollPane scroll;
    private final FaultLine faults;
    private final List<TrustRow> rows = new ArrayList<>();
    private int looks;

    TrustPane(CertificateDesk desk) {
        this.desk = desk;
        texts = desk.texts();
        faults = new FaultLine(texts);
        content.getStyleClass().addAll("form-pane", "form");
        content.setMaxWidth(WIDEST);
        scroll = new ScrollPane(content);
        scroll.setId("certificates-trust");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("form-scroll");
        scroll.setFocusTraversable(false);
        scroll.accessibleTextProperty().bind(texts.text("certificates.trust.title"));
        FocusInView.of(scroll);
    }

    ScrollPane node() {
        return scroll;
    }

    /// Looks at the stores anew.
    void look() {
        ask(LocalAuthority::trusted);
    }

    private void ask(Function<LocalAuthority, Outcome<List<X509Certificate>>> question) {
        looks++;
        int number = looks;
        desk.withShelf(
                shelf -> question.apply(shelf.authority()),
                outcome -> {
                    if (number == looks) {
                        take(number, outcome);
                    }
                });
    }

    private void take(int number, Outcome<List<X509Certificate>> outcome) {
        faults.show(outcome.told());
        List<X509Certificate> roots = outcome.result().orElse(List.of());
        if (roots.isEmpty()) {
            rows.clear();
            content.getChildren().setAll(nothing(), faults);
            return;
        }
        desk.withNetwork(
                () -> desk.tools().stores().found(),
                found -> {
                    if (number == looks) {
                        show(roots, found);
                    }
                });
    }

    /// Trusting begins with an authority; one is made by a button as well as by a certificate.
    private Node nothing() {
        Button make =
                new Actions(texts)
                        .button(
                                "certificates.trust.make",
                                Feather.PLUS,
                                () -> ask(LocalAuthority::founded));
        make.getStyleClass().add(Styles.ACCENT);
        return new EmptyState(texts, "certificates.trust.none", make)
                .hint(texts, "certificates.trust.none.hint");
    }

    private void show(List<X509Certificate> roots, List<TrustStore> found) {
        List<Node> nodes = new ArrayList<>();
        rows.clear();
        Label title = words("certificates.trust.title");
        title.getStyleClass().add(Styles.TITLE_3);
        nodes.add(title);
        nodes.add(words("certificates.trust.what"));
        nodes.add(buttons());
        nodes.add(faults);
        for (X509Certificate root : roots) {
            Label name = words("certificates.trust.of", CertificateDetails.of(root).subject());
            name.getStyleClass().add(Styles.TITLE_4);
            nodes.add(name);
            for (TrustStore store : found) {
                TrustRow row = new TrustRow(desk, store, new Anchor(root), rows.size());
                rows.add(row);
                nodes.add(row);
            }
        }
        content.getChildren().setAll(nodes);
        rows.forEach(TrustRow::look);
    }

    private Node buttons() {
        Actions make = new Actions(texts);
        Button prove =
                make.button(
                        "certificates.trust.prove",
                        Feather.CHECK_CIRCLE,
                        () -> rows.forEach(TrustRow::prove));
        Button again = make.button("certificates.trust.again", Feather.REFRESH_CW, this::look);
        Button save = new SaveAuthority(desk).button("certificates.authority.save", faults);
        save.setId("certificates-trust-save");
        return new FlowPane(8, 8, prove, save, again);
    }

    private Label words(String key, Object... arguments) {
        Label label = new Label();
        label.textProperty().bind(texts.text(key, arguments));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
