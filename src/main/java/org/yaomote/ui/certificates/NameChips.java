package org.yaomote.ui.certificates;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.NameScope;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A field for host names and addresses: each that was typed becomes a chip, by Enter, a comma, a
/// blank, or leaving the field. What cannot be a name stays in the field, with the reason below.
public final class NameChips extends VBox {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;\u3000\u3001\uff0c\uff1b]");
    private static final List<String> THIS_COMPUTER = List.of("localhost", "127.0.0.1", "::1");

    private final Texts texts;
    private final Toasts toasts;
    private final Actions actions;
    private final Set<SubjectName> names = new LinkedHashSet<>();
    private final FlowPane chips = new FlowPane(6, 6);
    private final TextField field = new TextField();
    private final FaultLine faults;
    private final Button own;
    private boolean isReading;
    private boolean isFieldRefused;
    private Predicate<SubjectName> allowed = _ -> true;
    private Runnable onChange = () -> {};

    /// For names that lead to this computer from elsewhere.
    ///
    /// @param helpKey key of what is said below
    static NameChips ofOthers(UiContext context, String helpKey) {
        NameChips made = new NameChips(context, helpKey);
        made.own.setVisible(false);
        made.own.setManaged(false);
        return made;
    }

    /// For the names of this computer; without one yet.
    public NameChips(UiContext context) {
        this(context, "certificates.names.help");
    }

    private NameChips(UiContext context, String helpKey) {
        super(4);
        this.texts = context.texts();
        this.toasts = context.toasts();
        actions = new Actions(texts);
        faults = new FaultLine(texts);
        Label label = new Label();
        label.textProperty().bind(texts.text("certificates.names"));
        label.getStyleClass().add("form-label");
        label.setLabelFor(field);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        field.setId("certificates-names");
        field.accessibleTextProperty().bind(texts.text("certificates.names"));
        field.promptTextProperty().bind(texts.text("certificates.names.prompt"));
        field.textProperty().addListener((_, _, _) -> forgive());
        field.focusedProperty().addListener((_, _, isFocused) -> left(isFocused));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        Label help = new Label();
        help.textProperty().bind(texts.text(helpKey));
        help.getStyleClass().add("form-help");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        own = actions.button("certificates.names.own", Feather.MONITOR, this::addThisComputer);
        getStyleClass().add("form-row");
        getChildren().addAll(label, chips, field, faults, help, own);
        showChips();
    }

    /// The names, those still in the field as well.
    ///
    /// @return every fault, which is shown too, if there is no name or one that cannot be
    Outcome<List<SubjectName>> names() {
        if (!field.getText().isBlank() && !read()) {
            return parsed();
        }
        Outcome<List<SubjectName>> all =
                NameReader.readAll(names.stream().map(SubjectName::text).toList());
        show(all.told());
        return all;
    }

    /// Shows what is wrong with the names.
    void show(List<Fault> found) {
        faults.show(found, field);
    }

    /// Begins with these names.
    void begin(List<SubjectName> wanted) {
        names.addAll(wanted);
        showChips();
    }

    /// Has this run when a name comes or goes.
    public void onChange(Runnable run) {
        onChange = run;
    }

    /// Takes only names for which a certificate would be issued; says so of those there are.
    ///
    /// @param scope whether a name is one of them
    public void limit(Predicate<SubjectName> scope) {
        allowed = scope;
        show(outOfScope(names));
        onChange.run();
    }

    /// Whether there is a name, as a chip or in the field, that was refused and is not mended.
    public boolean isRefused() {
        return isFieldRefused || !outOfScope(names).isEmpty();
    }

    private List<Fault> outOfScope(Collection<SubjectName> those) {
        return NameScope.faults(allowed, those);
    }

    /// What is in the field.
    private Outcome<List<SubjectName>> parsed() {
        return NameReader.readAll(field.getText())
                .then(
                        found -> {
                            List<Fault> faults = outOfScope(found);
                            return faults.isEmpty()
                                    ? Outcome.done(found)
                                    : new Outcome.Refused<>(faults);
                        });
    }

    private void refuse(boolean isRefused) {
        if (isFieldRefused != isRefused) {
            isFieldRefused = isRefused;
            onChange.run();
        }
    }

    /// The chips there are, without what is still in the field.
    public List<SubjectName> current() {
        return List.copyOf(names);
    }

    /// Whether the chips are exactly these.
    public boolean holds(List<SubjectName> wanted) {
        return names.equals(new LinkedHashSet<>(wanted));
    }

    /// Shows these in the place of what is there.
    public void replace(List<SubjectName> wanted) {
        names.clear();
        begin(wanted);
    }

    void focus() {
        field.requestFocus();
    }

    /// What is being corrected is not wrong yet.
    private void forgive() {
        if (!isReading) {
            show(List.of());
            refuse(false);
        }
    }

    private void typed(KeyEvent event) {
        if (BETWEEN.matcher(event.getCharacter()).matches()) {
            if (!field.getText().isBlank()) {
                var _ = read();
            }
            event.consume();
        }
    }

    private void left(boolean isFocused) {
        if (!isFocused && !field.getText().isBlank()) {
            var _ = read();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !field.getText().isBlank()) {
            var _ = read();
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE
                && field.getText().isEmpty()
                && !names.isEmpty()) {
            remove(new ArrayList<>(names).getLast());
            event.consume();
        }
    }

    /// Makes chips of what is in the field.
    ///
    /// @return whether it could be
    private boolean read() {
        return switch (parsed()) {
            case Outcome.Done<List<SubjectName>>(var found, var remarks) -> {
                names.addAll(found);
                isReading = true;
                field.clear();
                isReading = false;
                show(remarks);
                isFieldRefused = false;
                showChips();
                yield true;
            }
            case Outcome.Refused<List<SubjectName>>(var why) -> {
                show(why);
                refuse(true);
                yield false;
            }
        };
    }

    private void addThisComputer() {
        NameReader.readAll(THIS_COMPUTER).result().ifPresent(names::addAll);
        show(List.of());
        showChips();
        focus();
    }

    /// Where it was, and what has come since behind it.
    private void putBack(SubjectName name, int at) {
        List<SubjectName> all = new ArrayList<>(names);
        if (!all.contains(name)) {
            all.add(Math.min(at, all.size()), name);
        }
        replace(all);
    }

    private void remove(SubjectName name) {
        int at = new ArrayList<>(names).indexOf(name);
        names.remove(name);
        toasts.showUndoable(
                () -> texts.get("certificates.names.removed", name.shown()),
                () -> putBack(name, at));
        showChips();
        focus();
    }

    private void showChips() {
        chips.getChildren().setAll(names.stream().map(this::chip).toList());
        chips.setVisible(!names.isEmpty());
        chips.setManaged(!names.isEmpty());
        onChange.run();
    }

    private HBox chip(SubjectName name) {
        Label word = new Label(name.shown());
        Button remove =
                actions.icon(
                        texts.text("certificates.names.remove", name.shown()),
                        Feather.X,
                        () -> remove(name));
        HBox chip = new HBox(2, word, remove);
        chip.getStyleClass().add("name-chip");
        return chip;
    }
}
