package org.yaomote.ui.wizard;

import atlantafx.base.theme.Styles;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Backend;
import org.yaomote.config.Service;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/// What was made, and the proof that it works: who answered real requests, who trusts the
/// certificate, and what happens when a server is missing.
final class ResultStep implements Step {
    private final UiContext context;
    private final WizardTools tools;
    private final Choices choices;
    private final Texts texts;
    private final Parts parts;
    private final StateBadge verdict;
    private final VBox shares = new VBox(4);
    private final Label url = new Label();
    private final StateBadge shown;
    private final VBox shownShares = new VBox(4);
    private final Button again;
    private final Button stop;
    private final Button back;
    private final VBox box = new VBox(14);
    private Optional<Rehearsal> rehearsal = Optional.empty();

    ResultStep(UiContext context, WizardTools tools, Choices choices) {
        this.context = context;
        this.tools = tools;
        this.choices = choices;
        texts = context.texts();
        parts = new Parts(texts);
        verdict = parts.badge(StateMark.UNKNOWN);
        verdict.setId("wizard-verdict");
        verdict.getStyleClass().add(Styles.TITLE_4);
        shares.setId("wizard-shares");
        shown = parts.badge(StateMark.UNKNOWN);
        shown.setId("wizard-rehearsed");
        Actions actions = new Actions(texts);
        again = actions.button("wizard.again", Feather.ROTATE_CW, this::prove);
        stop = actions.button("wizard.rehearse", Feather.POWER, this::rehearse);
        back = actions.button("wizard.rehearse.back", Feather.ROTATE_CCW, this::putBack);
        Parts.show(again, false);
        Parts.show(back, false);
        Parts.show(shown, false);
    }

    @Override
    public String name() {
        return "result";
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public ObservableBooleanValue ready() {
        return new SimpleBooleanProperty(true);
    }

    @Override
    public ObservableValue<String> barred() {
        return new SimpleStringProperty("");
    }

    @Override
    public void enter() {}

    /// Shows what was made, and begins to prove it.
    void show(Making.Made.Serving made) {
        Rehearsal begun = new Rehearsal(context, tools, made);
        rehearsal = Optional.of(begun);
        Parts.show(stop, begun.isPossible());
        url.setText(choices.url(made.certified().name()));
        url.setId("wizard-url");
        url.getStyleClass().add("wizard-url");
        Parts.wrapping(url);
        TrustBox trust =
                new TrustBox(
                        texts,
                        tools.trust(),
                        new BackgroundWork(tools.certificates().worker(), context.work().fx()));
        VBox certificate = parts.group("wizard.result.certificate", ends(made.certified()), trust);
        box.getChildren()
                .setAll(
                        new VBox(8, verdict, shares, again),
                        parts.group("wizard.result.address", url, doors()),
                        parts.group(
                                "wizard.result.rehearse",
                                parts.muted("wizard.rehearse.help"),
                                new FlowPane(8, 8, stop, back),
                                shown,
                                shownShares),
                        certificate);
        Parts.show(box.getChildren().get(2), begun.isPossible());
        if (made.certified().renewal().isPresent()) {
            trust.begin(made.certified().trusted(), choices.trustedProperty().get());
        } else {
            Parts.show(trust, false);
        }
        prove();
    }

    /// Sends the requests and says what came of them. It can be asked for again where they were not
    /// all answered well: a server may have been started meanwhile.
    private void prove() {
        Parts.show(again, false);
        shares.getChildren().clear();
        verdict.show(StateMark.UNKNOWN, texts.text("wizard.proof.busy", Proof.REQUESTS));
        rehearsal.ifPresent(now -> now.prove(result -> proven(now.service(), result)));
    }

    /// Puts a server back that is out: who looks at something else may not come back here.
    void away() {
        if (rehearsal.filter(Rehearsal::isOut).isPresent()) {
            putBack();
        }
    }

    /// Ends what is under way.
    void leave() {
        rehearsal.ifPresent(Rehearsal::close);
    }

    private Node doors() {
        Actions actions = new Actions(texts);
        Button open =
                actions.button(
                        "wizard.open",
                        Feather.EXTERNAL_LINK,
                        () -> tools.browser().accept(URI.create(url.getText())));
        Button copy = actions.button("wizard.copy", Feather.COPY, this::copy);
        Button watch =
                actions.button(
                        "wizard.watch",
                        Feather.ACTIVITY,
                        () -> {
                            context.navigator().open("overview");
                            context.navigator().open("traffic");
                        });
        return new FlowPane(8, 8, open, copy, watch);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        String copied = url.getText();
        content.putString(copied);
        Clipboard.getSystemClipboard().setContent(content);
        context.toasts().show(() -> texts.get("wizard.copied", copied));
    }

    private Label ends(Certified certified) {
        DateTimeFormatter dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
        Label label = new Label();
        label.textProperty()
                .bind(
                        texts.follow(
                                () ->
                                        texts.get(
                                                certified.renewal().isPresent()
                                                        ? "wizard.result.renewed"
                                                        : "wizard.result.ends",
                                                dates.withLocale(texts.language())
                                                        .format(
                                                                LocalDate.ofInstant(
                                                                        certified.details().to(),
                                                                        ZoneId.systemDefault())))));
        return Parts.wrapping(label);
    }

    private void proven(Service service, Proof.Result result) {
        say(
                verdict,
                result,
                result.isGood() ? "wizard.proof.good" : "wizard.proof.bad",
                statuses(result));
        list(shares, service, result);
        Parts.show(again, !result.isGood());
    }

    private static String statuses(Proof.Result result) {
        return String.join(
                ", ", result.statuses().stream().distinct().map(String::valueOf).toList());
    }

    private void say(StateBadge badge, Proof.Result result, String key, Object detail) {
        StateMark mark =
                result.isGood()
                        ? StateMark.UP
                        : result.answered() > 0 ? StateMark.SHAKY : StateMark.DOWN;
        badge.show(mark, texts.text(key, result.answered(), Proof.REQUESTS, detail));
    }

    private void list(VBox into, Service service, Proof.Result result) {
        into.getChildren().setAll(service.backends().stream().map(b -> share(b, result)).toList());
    }

    private Label share(Backend backend, Proof.Result result) {
        Proof.Part its = result.byBackend().getOrDefault(backend.address(), Proof.Part.NONE);
        String key = its.vain() > 0 ? "wizard.proof.vain" : "wizard.proof.share";
        return parts.paragraph(key, backend.label(), its.answered(), its.vain());
    }

    private void rehearse() {
        rehearsal.ifPresent(
                now -> {
                    stop.setDisable(true);
                    now.begin(this::rehearsed);
                });
    }

    private void rehearsed(Optional<Rehearsal.Shown> seen) {
        stop.setDisable(false);
        Parts.show(shown, true);
        if (seen.isEmpty()) {
            shown.show(StateMark.PROBLEM, texts.text("wizard.rehearse.refused"));
            return;
        }
        Parts.show(stop, false);
        Parts.show(back, true);
        say(shown, seen.get().result(), "wizard.rehearse.shown", seen.get().out().label());
        rehearsal.ifPresent(now -> list(shownShares, now.service(), seen.get().result()));
    }

    private void putBack() {
        rehearsal.ifPresent(
                now ->
                        now.end(
                                () -> {
                                    Parts.show(back, false);
                                    Parts.show(stop, true);
                                    Parts.show(shown, false);
                                    shownShares.getChildren().setAll(List.of());
                                }));
    }
}
