package org.yaomote.ui.wizard;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.ProxyConfig;
import org.yaomote.events.Event;
import org.yaomote.ports.PortDoctor;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;

import java.util.ArrayList;
import java.util.List;

/// One run of the wizard: five steps, one after the other, and back again with everything kept.
///
/// Enter goes on, Escape leaves; nothing is made before the fourth step is agreed to. Thread: the
/// FX thread.
final class Wizard {
    private static final int CERTIFICATE = 2;
    private static final int CHECK = 3;
    private static final int RESULT = 4;

    private final UiContext context;
    private final WizardTools tools;
    private final Texts texts;
    private final Runnable onLeft;
    private final Choices choices = new Choices();
    private final ServersStep servers;
    private final CheckStep check;
    private final ResultStep result;
    private final List<Step> steps;
    private final Making making;
    private final BorderPane root = new BorderPane();
    private final Label title = new Label();
    private final Label purpose = new Label();
    private final List<Label> marks = new ArrayList<>();
    private final ScrollPane scroll = new ScrollPane();
    private final Button back;
    private final Button next;
    private final Button leave;
    private final LeaveBar leaving;

    /// Why one cannot go on: beside the button, and not only where the page was scrolled away.
    private final Label barred = new Label();

    private int shown;

    /// @param onLeft goes elsewhere; the wizard is over then
    Wizard(UiContext context, WizardTools tools, Runnable onLeft) {
        this.context = context;
        this.tools = tools;
        this.onLeft = onLeft;
        texts = context.texts();
        servers = new ServersStep(context, tools, choices);
        check = new CheckStep(context, tools, choices);
        result = new ResultStep(context, tools, choices);
        steps =
                List.of(
                        servers,
                        new PlaceStep(context, tools, choices),
                        new CertificateStep(context, tools, choices),
                        check,
                        result);
        making = new Making(context, tools, choices, this::made);
        Actions actions = new Actions(texts);
        back = actions.button("wizard.back", Feather.ARROW_LEFT, () -> go(shown - 1));
        next = actions.button("wizard.next", Feather.ARROW_RIGHT, this::next);
        next.getStyleClass().add(Styles.ACCENT);
        next.disabledProperty().addListener((_, _, isDisabled) -> holdFocus(isDisabled));
        leave = actions.button("wizard.leave", Feather.X, this::askToLeave);
        leaving = new LeaveBar(texts, this::keep, this::leave);
        build();
        go(0);
    }

    /// The page.
    Node node() {
        return root;
    }

    /// Whether something was made, so that the next run begins anew.
    boolean isDone() {
        return shown == RESULT;
    }

    /// Another page is looked at.
    void away() {
        result.away();
    }

    /// Puts the focus where the next key is wanted.
    void focus() {
        (next.isDisabled() ? scroll : next).requestFocus();
    }

    /// While the way on is barred the focus waits in the page: left to itself it would go to Leave,
    /// and the next key would throw away what was chosen.
    private void holdFocus(boolean isBarred) {
        if (isBarred && next.isFocused()) {
            scroll.requestFocus();
        } else if (!isBarred && scroll.isFocused()) {
            next.requestFocus();
        }
    }

    private void build() {
        title.getStyleClass().add(Styles.TITLE_3);
        title.setId("wizard-title");
        Parts.wrapping(title);
        purpose.getStyleClass().add(Styles.TEXT_MUTED);
        Parts.wrapping(purpose);
        FlowPane way = new FlowPane(16, 4);
        way.setId("wizard-way");
        for (int i = 0; i < steps.size(); i++) {
            Label mark = new Label();
            mark.textProperty().bind(texts.text("wizard.mark", i + 1, texts.text(key(i, "mark"))));
            mark.getStyleClass().add("wizard-mark");
            marks.add(mark);
        }
        way.getChildren().setAll(marks);
        VBox head = new VBox(6, way, title, purpose);
        head.getStyleClass().add("wizard-head");
        root.setTop(new VBox(leaving, head));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("screen-scroll");
        scroll.setId("wizard-scroll");
        scroll.accessibleTextProperty().bind(title.textProperty());
        scroll.setFocusTraversable(false);
        FocusInView.of(scroll);
        root.setCenter(scroll);
        root.setBottom(foot());
        root.setId("wizard");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        root.getStylesheets().add(WizardSheet.url());
    }

    private HBox foot() {
        barred.setId("wizard-barred");
        barred.setMaxWidth(Double.MAX_VALUE);
        Parts.wrapping(barred);
        next.accessibleHelpProperty().bind(barred.textProperty());
        // Notes come up at the right: what goes on must not lie under them.
        HBox.setHgrow(barred, Priority.ALWAYS);
        HBox foot = new HBox(8, back, next, barred, leave);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("wizard-foot");
        return foot;
    }

    private String key(int step, String what) {
        return "wizard." + steps.get(step).name() + "." + what;
    }

    private void go(int step) {
        shown = step;
        Step now = steps.get(step);
        title.textProperty().unbind();
        title.textProperty().bind(texts.text(key(step, "title")));
        purpose.textProperty().unbind();
        purpose.textProperty().bind(texts.text(key(step, "purpose")));
        for (int i = 0; i < marks.size(); i++) {
            marks.get(i).pseudoClassStateChanged(WizardSheet.CURRENT, i == step);
            marks.get(i).pseudoClassStateChanged(WizardSheet.DONE, i < step);
        }
        VBox page = new VBox(now.node());
        page.getStyleClass().add("wizard-page");
        scroll.setContent(page);
        scroll.setVvalue(0);
        // Its place stays, so that the next button stands where it was pressed before.
        back.setVisible(step > 0 && step < RESULT);
        Parts.show(leave, step < RESULT);
        next.textProperty().unbind();
        next.textProperty().bind(texts.text(nextKey(step)));
        next.disableProperty().unbind();
        next.disableProperty().bind(now.ready().map(isReady -> !isReady));
        sayWhyBarred(now.barred());
        now.enter();
    }

    private void sayWhyBarred(ObservableValue<String> why) {
        barred.textProperty().unbind();
        barred.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> next.isDisabled() ? why.getValue() : "",
                                why,
                                next.disabledProperty()));
    }

    private static String nextKey(int step) {
        return switch (step) {
            case CHECK -> "wizard.create";
            case RESULT -> "wizard.done";
            default -> "wizard.next";
        };
    }

    private void next() {
        switch (shown) {
            case CHECK -> {
                check.setBusy(true);
                making.begin();
            }
            case RESULT -> leave();
            default -> go(shown + 1);
        }
    }

    private void made(Making.Made made) {
        check.setBusy(false);
        switch (made) {
            case Making.Made.Serving serving -> {
                String name = serving.blueprint().listener().name();
                context.events().add(Event.news(context.clock().instant(), "wizard.made", name));
                go(RESULT);
                result.show(serving);
                next.requestFocus();
            }
            case Making.Made.NoCertificate(var faults) ->
                    check.refuse(faults, () -> go(CERTIFICATE));
            case Making.Made.Refused refused -> check.refuse(refused, this::retryAt);
        }
    }

    private void retryAt(int port) {
        choices.portProperty().set(port);
        check.enter();
        next.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (leaving.isAsking()) {
                leaving.close();
            } else {
                askToLeave();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            enter(event.getTarget());
            event.consume();
        }
    }

    /// A button that has the focus does what it says; anything else goes on. A default button would
    /// not do: of several in one window, only the one that came last is pressed.
    private void enter(EventTarget focused) {
        if (focused instanceof Button || focused instanceof Hyperlink) {
            ((ButtonBase) focused).fire();
        } else if (!next.isDisabled()) {
            next.fire();
        }
    }

    private void askToLeave() {
        if (shown == RESULT || choices.chosen().isEmpty()) {
            leave();
        } else {
            leaving.ask();
        }
    }

    /// The draft gets what there is; the certificate is missing, which the listener says.
    private void keep() {
        ProxyConfig draft = context.model().draft();
        if (choices.portProperty().get() == 0) {
            choices.portProperty().set(PortDoctor.instead(443));
        }
        Blueprint blueprint =
                Blueprint.of(
                        choices,
                        draft,
                        List.of(),
                        new Blueprint.Naming(texts.get("wizard.service"), tools.demo()));
        var edit = blueprint.edit();
        context.model().edit(edit);
        UndoOffer.in(context).of(edit, () -> texts.get("wizard.kept", blueprint.listener().name()));
        leave();
    }

    private void leave() {
        leaving.close();
        servers.leave();
        result.leave();
        context.work().run(this::endDemo, _ -> {}, _ -> {});
        onLeft.run();
    }

    private boolean endDemo() {
        tools.demo().end();
        return true;
    }
}
