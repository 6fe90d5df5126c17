package org.yaomote.ui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.yaomote.config.Where;
import org.yaomote.ui.fx.DeedNames;
import org.yaomote.ui.fx.HostErrand;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.ui.history.ReviewViewModel;
import org.yaomote.workspace.Applied;

import java.util.Optional;
import java.util.function.Consumer;

/// What menus, keys and buttons do; the same for all of them.
///
/// What stands in a field is handed over first, so that a key pressed right after typing acts on
/// what is seen. Thread: the FX thread.
///
/// @param review of what is to be applied
record Commands(
        UiContext context,
        ShellViewModel viewModel,
        ReviewViewModel review,
        Navigation navigation,
        Scene scene) {
    /// As if a key had been pressed with Ctrl or Command where the focus is: what a field, or the
    /// rows of a table, are cut, copied and pasted by.
    void type(KeyCode key) {
        boolean isMac = KeyCombination.SHORTCUT_DOWN.getKey() == KeyCode.META;
        Node focused = scene.getFocusOwner();
        EventTarget target = focused == null ? scene : focused;
        Event.fireEvent(
                target,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", key.getName(), key, false, !isMac, false, isMac));
    }

    /// Asks the host that is selected on the current screen whether it answers, or else the one
    /// that is among those swept; says how, if none is selected.
    void ping() {
        Optional<Screen> current = navigation.currentProperty().get();
        navigation.send(new HostErrand.Ping(current.flatMap(Screen::selectedHost)));
    }

    /// Looks at a certificate of a host, a file or a text.
    void examine() {
        navigation.send(new HostErrand.Examine(Optional.empty()));
    }

    void startOrStop() {
        commitField();
        viewModel.press();
    }

    void apply() {
        commitField();
        viewModel.apply(review.takeNote());
    }

    /// The same although it breaks what is expected of the routes, with the note of the apply that
    /// was stopped for that.
    void applyAnyway() {
        commitField();
        review.waive();
        viewModel.apply(model().lastApplyProperty().get().map(Applied::note).orElse(""));
    }

    /// Shows what an apply would do; says so if that is nothing.
    void openReview() {
        commitField();
        if (viewModel.pending().changes().getValue().isEmpty()) {
            context.toasts().hint(() -> context.texts().get("shell.nothingPending"));
        } else {
            review.open();
        }
    }

    /// There is nothing to save: says so, with a way to what the user may have meant.
    void save() {
        commitField();
        Texts texts = context.texts();
        if (viewModel.pending().changes().getValue().isEmpty()) {
            context.toasts().hint(() -> texts.get("shell.saved"));
        } else {
            context.toasts()
                    .hintWithAction(
                            () -> texts.get("shell.saved.pending"),
                            () -> texts.get("shell.pending.apply"),
                            this::apply,
                            viewModel.pending().changes().map(pending -> !pending.isEmpty()));
        }
    }

    void discard() {
        int count = viewModel.pending().changes().getValue().size();
        model().discard();
        UndoOffer.in(context).ofLastEdit(() -> context.texts().get("shell.discarded", count));
    }

    void undo() {
        commitField();
        model().undo();
    }

    void redo() {
        model().redo();
    }

    /// Goes to the route tester, where a screen has it.
    void testUrl() {
        navigation.show(new Where.Field("traffic.tester"));
    }

    void newItem() {
        onScreen(screen -> ifSo(screen.makesItems(), screen::newItem));
    }

    /// Looks once more at what the current screen shows.
    void lookAgain() {
        commitField();
        onScreen(screen -> ifSo(screen.looksAgain(), screen::lookAgain));
    }

    /// Whether something new can be made on the current screen.
    ObservableValue<Boolean> makesItems() {
        return navigation.currentProperty().map(s -> s.filter(Screen::makesItems).isPresent());
    }

    /// Whether the current screen shows something that can be looked at once more.
    ObservableValue<Boolean> looksAgain() {
        return navigation.currentProperty().map(s -> s.filter(Screen::looksAgain).isPresent());
    }

    private static void ifSo(boolean can, Runnable deed) {
        if (can) {
            deed.run();
        }
    }

    /// Goes to the field that narrows down the list of the screen, where it has one.
    void find() {
        onScreen(
                screen ->
                        nearFilter(screen.node())
                                .ifPresent(
                                        field -> {
                                            field.requestFocus();
                                            if (field instanceof TextField text) {
                                                text.selectAll();
                                            }
                                        }));
    }

    /// Of several on a screen, that of the part that has the focus.
    private Optional<Node> nearFilter(Node screen) {
        Node at = scene.getFocusOwner();
        while (at != null && !at.equals(screen)) {
            Optional<Node> near = filterIn(at);
            if (near.isPresent()) {
                return near;
            }
            at = at.getParent();
        }
        return filterIn(screen);
    }

    private static Optional<Node> filterIn(Node part) {
        return part.lookupAll("." + Screen.FILTER).stream().filter(Commands::isInSight).findFirst();
    }

    /// Whether neither it nor what it is in is hidden.
    static boolean isInSight(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    void duplicate() {
        onScreen(s -> ifSelected(s, Screen::duplicate));
    }

    void delete() {
        onScreen(s -> ifSelected(s, Screen::delete));
    }

    void drain() {
        onScreen(Screen::drain);
    }

    void maintain() {
        onScreen(Screen::maintain);
    }

    void test() {
        onScreen(Screen::test);
    }

    void rehearse() {
        onScreen(Screen::rehearse);
    }

    /// Whether the current screen has a backend to be drained.
    ObservableValue<Boolean> backendSelected() {
        ReadOnlyObjectProperty<Optional<Screen>> current = navigation.currentProperty();
        return current.flatMap(
                screen ->
                        screen.<ObservableValue<Boolean>>map(s -> s.backendSelected().map(b -> b))
                                .orElseThrow());
    }

    /// Whether the current screen has something to duplicate or delete.
    ObservableValue<Boolean> itemSelected() {
        ReadOnlyObjectProperty<Optional<Screen>> current = navigation.currentProperty();
        return current.flatMap(
                screen ->
                        screen.<ObservableValue<Boolean>>map(s -> s.itemSelected().map(b -> b))
                                .orElseThrow());
    }

    /// What the deeds of the current screen would do now.
    ObservableValue<DeedNames> deedNames() {
        return navigation
                .currentProperty()
                .flatMap(screen -> screen.map(Screen::deedNames).orElseThrow());
    }

    private WorkspaceModel model() {
        return context.model();
    }

    /// As if Enter had been pressed: every field hands its text over then.
    private void commitField() {
        Node focused = scene.getFocusOwner();
        // The focus of an editable combo box is the box's, not its text field's.
        Node editor = focused instanceof ComboBox<?> box ? box.getEditor() : focused;
        if (editor instanceof TextField field) {
            field.fireEvent(new ActionEvent(field, field));
        }
    }

    private void onScreen(Consumer<Screen> action) {
        navigation.currentProperty().get().ifPresent(action);
    }

    private static void ifSelected(Screen screen, Consumer<Screen> action) {
        if (screen.itemSelected().get()) {
            action.accept(screen);
        }
    }
}
