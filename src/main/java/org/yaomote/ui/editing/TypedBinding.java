package org.yaomote.ui.editing;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Ties a text control to a [TypedField]: what is typed is kept at once, written after 300 ms
/// without a key, on Enter and when the focus leaves.
///
/// Thread: the FX thread.
public final class TypedBinding {
    private static final Duration IDLE = Duration.millis(300);

    private final TextField editor;
    private final Consumer<String> write;
    private final PauseTransition idle = new PauseTransition(IDLE);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable TypedField field;
    private boolean showing;

    /// @param write puts a text into the control
    private TypedBinding(TextField editor, Node focusOwner, Consumer<String> write) {
        this.editor = editor;
        this.write = write;
        idle.setOnFinished(_ -> written(false));
        editor.textProperty().addListener((_, _, text) -> typed(text));
        editor.addEventHandler(
                javafx.event.ActionEvent.ACTION,
                _ -> {
                    idle.stop();
                    written(true);
                });
        focusOwner
                .focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                idle.stop();
                                written(true);
                            }
                        });
    }

    /// Ties a text field.
    public static TypedBinding of(TextField control) {
        return new TypedBinding(control, control, control::setText);
    }

    /// Ties an editable combo box; a chosen item counts as typed.
    public static TypedBinding of(ComboBox<String> control) {
        TypedBinding binding =
                new TypedBinding(
                        control.getEditor(),
                        control,
                        text -> {
                            // Without its value the box would empty the editor by itself, and
                            // overlook the choice of what another field has already.
                            control.setValue(text);
                            control.getEditor().setText(text);
                        });
        control.addEventHandler(javafx.event.ActionEvent.ACTION, _ -> binding.written(true));
        return binding;
    }

    /// Shows a field from now on, or the same one anew; text still waiting for another field is
    /// written there first.
    public void show(TypedField next) {
        TypedField before = field;
        field = next;
        boolean waiting = idle.getStatus() == Animation.Status.RUNNING;
        if (before != null && !before.isSame(next) && waiting) {
            idle.stop();
            before.leave();
        }
        refresh();
    }

    /// Shows a text that is neither typed nor written, until the next refresh.
    public void preview(String text) {
        showing = true;
        write.accept(text);
        showing = false;
    }

    /// What is wrong with the field: the gravest of its problems.
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void typed(String text) {
        if (!showing && field != null) {
            field.type(text);
            idle.playFromStart();
        }
    }

    private void written(boolean left) {
        if (field == null || showing) {
            return;
        }
        if (left) {
            field.leave();
        } else {
            field.commit();
        }
        refresh();
    }

    private void refresh() {
        if (field == null) {
            return;
        }
        String text = field.text();
        if (!text.equals(editor.getText())) {
            preview(text);
        }
        List<Problem> found = field.problems();
        problem.set(
                found.stream()
                        .filter(Problem::isError)
                        .findFirst()
                        .or(() -> found.stream().findFirst()));
    }
}
