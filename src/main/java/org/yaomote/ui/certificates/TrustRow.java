package org.yaomote.ui.certificates;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.trust.Anchor;
import org.yaomote.trust.Change;
import org.yaomote.trust.Finding;
import org.yaomote.trust.Judgement;
import org.yaomote.trust.Note;
import org.yaomote.trust.Plan;
import org.yaomote.trust.Planned;
import org.yaomote.trust.Presented;
import org.yaomote.trust.TrustState;
import org.yaomote.trust.TrustStore;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/// One store: how it stands with the authority, how that is known, and what changes it. What goes
/// wrong here is said here, and keeps no other row from anything.
///
/// Thread: the FX thread; programs run behind it.
final class TrustRow extends VBox {
    /// The server of a proof is asked by these.
    private static final String HERE = "localhost 127.0.0.1";

    private final CertificateDesk desk;
    private final Texts texts;
    private final TrustStore store;
    private final Anchor anchor;
    private final StateBadge badge;
    private final Label proof = line();
    private final Label judged = line();
    private final Label failure = line();
    private final Button change = new Button();
    private final TrustPlanBox planned;
    private Plan.Action action = Plan.Action.INSTALL;

    /// @param number tells its controls from those of other rows
    TrustRow(CertificateDesk desk, TrustStore store, Anchor anchor, int number) {
        super(6);
        this.desk = desk;
        this.store = store;
        this.anchor = anchor;
        // Rows are made anew at every look; what listens to the words goes with them.
        texts = desk.texts().apart();
        badge = new StateBadge(texts, StateMark.UNKNOWN);
        planned = new TrustPlanBox(texts, this::run, this::label);
        getStyleClass().add("trust-store");
        setId("certificates-trust-" + number);
        Label name = line();
        name.textProperty().bind(texts.text(store.name().kind().textKey(), store.name().label()));
        name.getStyleClass().add(Styles.TEXT_BOLD);
        Label place = line();
        place.setText(store.name().place());
        place.getStyleClass().addAll("small-label", "mono");
        change.setId("certificates-trust-change-" + number);
        change.setMinWidth(USE_PREF_SIZE);
        change.setOnAction(_ -> plan());
        judged.setId("certificates-trust-judged-" + number);
        failure.setId("certificates-trust-failure-" + number);
        failure.getStyleClass().add("form-message");
        failure.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        hide(judged);
        hide(failure);
        getChildren()
                .setAll(
                        name,
                        place,
                        new FlowPane(16, 6, badge, change),
                        proof,
                        judged,
                        failure,
                        planned);
        begin();
    }

    /// Looks how the store stands.
    void look() {
        begin();
        desk.withNetwork(() -> store.look(anchor), this::show);
    }

    /// Has a client that asks this store shake hands with a server of the authority.
    void prove() {
        desk.withShelf(
                shelf ->
                        NameReader.readAll(HERE)
                                .map(names -> new LeafTerms(names, Duration.ofDays(1)))
                                .then(shelf.authority()::passing),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Refused<Identity>(var why) ->
                                say(failure, () -> FaultLine.said(texts, why));
                        case Outcome.Done<Identity>(var identity, _) -> judge(identity);
                    }
                });
    }

    private void begin() {
        badge.show(StateMark.UNKNOWN, texts.text("certificates.trust.looking"));
        change.setVisible(false);
        change.setManaged(false);
        hide(proof);
    }

    private void show(Finding finding) {
        badge.show(mark(finding.state()), texts.text(finding.state().textKey()));
        say(proof, () -> text(finding.proof()));
        action = finding.state() == TrustState.TRUSTED ? Plan.Action.REMOVE : Plan.Action.INSTALL;
        boolean canChange = finding.state() != TrustState.UNKNOWN;
        change.setVisible(canChange);
        change.setManaged(canChange);
        boolean asks = finding.state() == TrustState.NEEDS_ADMIN;
        String key = "certificates.trust." + action + (asks ? ".admin" : "");
        change.textProperty().bind(texts.text(key));
        change.setGraphic(new FontIcon(asks ? Feather.SHIELD : icon()));
        change.accessibleTextProperty().bind(texts.follow(() -> texts.get(key + ".of", label())));
    }

    private Feather icon() {
        return action == Plan.Action.INSTALL ? Feather.PLUS : Feather.TRASH_2;
    }

    private static StateMark mark(TrustState state) {
        return switch (state) {
            case TRUSTED -> StateMark.UP;
            case NOT_TRUSTED -> StateMark.DOWN;
            case NEEDS_ADMIN -> StateMark.OFF;
            case UNKNOWN -> StateMark.UNKNOWN;
        };
    }

    /// Finds out what would be done; it is shown before anything is.
    private void plan() {
        hide(failure);
        change.setDisable(true);
        boolean isInstall = action == Plan.Action.INSTALL;
        desk.withNetwork(
                () -> isInstall ? store.install(anchor) : store.remove(anchor),
                answer -> {
                    change.setDisable(false);
                    switch (answer) {
                        case Planned.Settled(var finding) -> show(finding);
                        case Planned.Impossible(var why) -> say(failure, () -> text(why));
                        case Planned.Ready(var plan) -> planned.show(plan);
                    }
                });
    }

    private void run(Plan plan) {
        change.setDisable(true);
        desk.withNetwork(
                () -> desk.tools().stores().perform(plan),
                done -> {
                    change.setDisable(false);
                    switch (done) {
                        case Change.Done(var after) -> show(after);
                        case Change.Failed(var why, var after) -> {
                            show(after);
                            say(failure, () -> text(why));
                        }
                    }
                    prove();
                });
    }

    private void judge(Identity identity) {
        if (!leadsHere(identity.chain())) {
            say(judged, () -> texts.get("certificates.trust.otherRoot"));
            return;
        }
        Presented shown = new Presented(identity.key(), identity.chain());
        desk.withNetwork(() -> desk.tools().stores().judge(store, shown), this::said);
    }

    private void said(Judgement judgement) {
        Instant now = desk.context().clock().instant();
        say(
                judged,
                () ->
                        texts.get(
                                "certificates.trust.at",
                                texts.numbers().clock(now),
                                texts.get(judgement.textKey(), judgement.what())));
    }

    /// A new authority signs only what outlives the old one, so not every root can be proven.
    private boolean leadsHere(List<X509Certificate> chain) {
        try {
            chain.getLast().verify(anchor.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private String label() {
        return texts.get(store.name().kind().textKey(), store.name().label());
    }

    private String text(Note note) {
        return texts.get(note.kind().textKey(), note.arguments().toArray());
    }

    private void say(Label label, Callable<String> text) {
        label.textProperty().bind(texts.follow(text));
        label.setVisible(true);
        label.setManaged(true);
    }

    private static void hide(Label label) {
        label.setVisible(false);
        label.setManaged(false);
    }

    private static Label line() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
