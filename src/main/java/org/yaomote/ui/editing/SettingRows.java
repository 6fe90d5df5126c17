package org.yaomote.ui.editing;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Problem;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.FormRow;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// The rows of a form for settings: made once, shown for one object after another.
///
/// A field is called by its path below the object; its label is the text of the prefix and that
/// path, its id the same with dashes. Thread: the FX thread.
///
/// @param <F> what knows the settings of one object
public final class SettingRows<F> {
    private final Texts texts;
    private final Form form;
    private final String prefix;
    private final Map<String, Runnable> focus = new LinkedHashMap<>();
    private final List<Consumer<F>> shows = new ArrayList<>();
    private @Nullable F shown;
    private boolean showing;

    /// No rows yet.
    ///
    /// @param form they are added to
    /// @param prefix of the keys of labels, such as `listeners.options`
    public SettingRows(Texts texts, Form form, String prefix) {
        this.texts = texts;
        this.form = form;
        this.prefix = prefix;
    }

    /// A field for a text, number or duration.
    public FormRow text(String field, Function<F, TypedField> of) {
        TextField control = new TextField();
        FormRow row = row(field, control, control);
        TypedBinding binding = TypedBinding.of(control);
        row.problem(binding.problemProperty());
        shows.add(f -> binding.show(of.apply(f)));
        return row;
    }

    /// A field for the path of a file, with a button that asks for one.
    public FormRow file(String field, Function<F, TypedField> of, FilePicker picker) {
        TextField control = new TextField();
        FormRow row = row(field, control, control);
        TypedBinding binding = TypedBinding.of(control);
        row.problem(binding.problemProperty());
        shows.add(f -> binding.show(of.apply(f)));
        Button browse =
                new Actions(texts)
                        .icon(
                                texts.text(key(field) + ".browse"),
                                Feather.FOLDER,
                                () -> browse(field, of, picker, control));
        browse.setId(id(field) + "-browse");
        row.getChildren().remove(control);
        HBox.setHgrow(control, Priority.ALWAYS);
        row.getChildren().add(1, new HBox(4, control, browse));
        return row;
    }

    private void browse(
            String field, Function<F, TypedField> of, FilePicker picker, TextField control) {
        picker.choose(control.getScene().getWindow(), texts.get(key(field)))
                .ifPresent(
                        file ->
                                edit(
                                        f -> {
                                            of.apply(f).set(file.toString());
                                            show(f);
                                        }));
    }

    /// A switch.
    ///
    /// @param problems what is wrong with its being on or off
    public SwitchRow flag(
            String field,
            Predicate<F> read,
            BiConsumer<F, Boolean> write,
            Function<F, List<Problem>> problems) {
        SwitchRow row = new SwitchRow(texts, key(field), on -> edit(f -> write.accept(f, on)));
        form.add(row);
        focus.put(field, row::focus);
        shows.add(f -> row.show(read.test(f), problems.apply(f)));
        return row;
    }

    /// A choice of a few; the text of each is that of the field with the choice's name behind it.
    public <E extends Enum<E>> FormRow choice(
            String field, E[] choices, Function<F, E> read, BiConsumer<F, E> write) {
        ComboBox<E> box = new ComboBox<>();
        box.getItems().setAll(choices);
        Choices.name(box, texts, e -> key(field) + "." + e.name().toLowerCase(Locale.ROOT));
        box.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                edit(f -> write.accept(f, now));
                            }
                        });
        shows.add(f -> box.setValue(read.apply(f)));
        return row(field, box, box);
    }

    /// A line that explains several fields.
    ///
    /// @param word behind the prefix
    public void note(String word) {
        Label note = new Label();
        note.textProperty().bind(texts.text(key(word)));
        note.getStyleClass().add("form-help");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        form.add(note);
    }

    /// What is wrong, for a row that has no text: the gravest of these.
    public ObservableValue<Optional<Problem>> problem(Function<F, List<Problem>> problems) {
        ReadOnlyObjectWrapper<Optional<Problem>> worst =
                new ReadOnlyObjectWrapper<>(Optional.empty());
        shows.add(
                f -> {
                    List<Problem> found = problems.apply(f);
                    worst.set(
                            found.stream()
                                    .filter(Problem::isError)
                                    .findFirst()
                                    .or(() -> found.stream().findFirst()));
                });
        return worst.getReadOnlyProperty();
    }

    /// Shows a row only for objects of which this holds.
    public void only(Node row, Predicate<F> wanted) {
        shows.add(
                f -> {
                    row.setVisible(wanted.test(f));
                    row.setManaged(wanted.test(f));
                });
    }

    /// Shows an object, or the same one anew.
    public void show(F next) {
        shown = next;
        showing = true;
        shows.forEach(show -> show.accept(next));
        showing = false;
    }

    /// Keys of the labels of all rows, to find them by their words.
    public List<String> keys() {
        return focus.keySet().stream().map(this::key).toList();
    }

    /// Focuses the field at a path, the one around it or the first in it.
    ///
    /// @return whether there is one
    public boolean reveal(String path) {
        Optional<Runnable> found =
                Optional.ofNullable(focus.get(path))
                        .or(() -> first(field -> isIn(path, field)))
                        .or(() -> first(field -> isIn(field, path)));
        found.ifPresent(Runnable::run);
        return found.isPresent();
    }

    /// Focuses the first field.
    ///
    /// @return whether there is one
    public boolean revealFirst() {
        Optional<Runnable> found = first(_ -> true);
        found.ifPresent(Runnable::run);
        return found.isPresent();
    }

    private Optional<Runnable> first(Predicate<String> wanted) {
        return focus.keySet().stream().filter(wanted).findFirst().map(focus::get);
    }

    private static boolean isIn(String path, String outer) {
        return path.startsWith(outer + ".") || path.startsWith(outer + "[");
    }

    private FormRow row(String field, Node control, Node focused) {
        control.setId(id(field));
        focus.put(field, focused::requestFocus);
        return form.row(field, key(field), control);
    }

    private void edit(Consumer<F> change) {
        F object = shown;
        if (object != null && !showing) {
            change.accept(object);
        }
    }

    private String key(String field) {
        return prefix + "." + field;
    }

    private String id(String field) {
        return key(field).replace('.', '-');
    }
}
