package org.yaomote.ui.settings;

import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Problem;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.AddressText;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.editing.SwitchRow;
import org.yaomote.ui.editing.TypedBinding;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.editing.TypedTexts;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.FormRow;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.Preferences;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;
import org.yaomote.ui.fx.Wish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes the rows of wishes. A wish `x` is named by the text `settings.wish.x` and explained by
/// `settings.wish.x.help`; its control has the id `settings-wish-x`.
///
/// Each row is in force at once, follows its value wherever that is changed, and has a button that
/// makes it as usual again while it is not.
///
/// @param toasts tell of what was reset, with the way back
/// @param typed the texts that are typed and not in force
record RowMaker(Texts texts, Preferences preferences, Toasts toasts, TypedTexts typed) {
    private static final String PREFIX = "settings.wish.";

    /// One that is on or off.
    SettingRow flag(Wish<Boolean> wish) {
        Preference<Boolean> wanted = preferences.of(wish);
        String key = PREFIX + wish.name();
        SwitchRow row = new SwitchRow(texts, key, wanted::set);
        row.help(key + ".help");
        wanted.property().subscribe(on -> row.show(on, List.of()));
        beside(row, 0, wanted);
        return new SettingRow(List.of(key, key + ".help"), row);
    }

    /// One of a few.
    ///
    /// @param name key of the name of each
    <T> SettingRow choice(Wish<T> wish, List<? extends T> values, Function<T, String> name) {
        Preference<T> wanted = preferences.of(wish);
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        Choices.name(box, texts, name);
        wanted.property().subscribe(box::setValue);
        box.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                wanted.set(now);
                            }
                        });
        return row(wanted, box, values.stream().map(name).toList());
    }

    /// One of a few figures, each shown with a text that has a place for it.
    ///
    /// @param words key of that text
    SettingRow figure(Wish<Number> wish, List<Integer> values, String words) {
        Preference<Number> wanted = preferences.of(wish);
        ComboBox<Number> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setConverter(new FigureText(texts, words));
        wanted.property().subscribe(box::setValue);
        box.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                wanted.set(now);
                            }
                        });
        return row(wanted, box, List.of());
    }

    /// One that is typed, in force with Enter or when the field is left: half a number must not
    /// have old requests thrown away. What cannot be taken is said below it and changes nothing.
    <T> SettingRow typed(Wish<T> wish, int columns) {
        Preference<T> wanted = preferences.of(wish);
        TextField field = new TextField();
        field.setPrefColumnCount(columns);
        field.setMaxWidth(Region.USE_PREF_SIZE);
        TypedBinding binding = TypedBinding.of(field);
        TypedField shown = typed.field(wish.name(), wish.name(), new WishTarget<>(wanted));
        wanted.property().subscribe(_ -> binding.show(shown));
        SettingRow made = row(wanted, field, List.of());
        if (made.node() instanceof FormRow row) {
            row.problem(binding.problemProperty());
        }
        return made;
    }

    /// The value of a wish as a text.
    private record WishTarget<T>(Preference<T> wanted) implements TypedField.Target {
        @Override
        public String value() {
            return wanted.text();
        }

        @Override
        public Optional<Problem> put(String text) {
            Optional<Runnable> taking = wanted.taking(AddressText.normal(text));
            taking.ifPresent(Runnable::run);
            return taking.isPresent() ? Optional.empty() : wrong(wanted.wish(), text);
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public boolean isWhole(String text) {
            return false;
        }
    }

    private static Optional<Problem> wrong(Wish<?> wish, String text) {
        return Optional.of(
                Problem.error(PREFIX + wish.name(), "settings.wish." + wish.name(), text.strip()));
    }

    /// Something that is shown and not chosen.
    ///
    /// @param word names it, behind `settings.`
    /// @param control what is shown, such as a field that can only be read
    /// @param more buttons beside it
    SettingRow shown(String word, Region control, Button... more) {
        String key = "settings." + word;
        control.setId(key.replace('.', '-'));
        FormRow row = new Form(texts).row(word, key, control).help(key + ".help");
        row.getChildren().remove(control);
        HBox.setHgrow(control, Priority.ALWAYS);
        control.setMinWidth(0);
        HBox line = new HBox(8, control);
        line.getChildren().addAll(more);
        row.getChildren().add(1, line);
        return new SettingRow(keys(key, more), row);
    }

    /// Something that can be done.
    ///
    /// @param word names it, behind `settings.`
    SettingRow deeds(String word, Button... buttons) {
        String key = "settings." + word;
        Label title = wrapping(key);
        title.getStyleClass().add("form-label");
        Label help = wrapping(key + ".help");
        help.getStyleClass().add("form-help");
        VBox row = new VBox(6, title, help, new FlowPane(8, 8, buttons));
        row.getStyleClass().add("form-row");
        return new SettingRow(keys(key, buttons), row);
    }

    /// A value that is told.
    ///
    /// @param word names it, behind `settings.`
    SettingRow told(String word, ObservableValue<String> value) {
        String key = "settings." + word;
        Label title = wrapping(key);
        title.getStyleClass().add("form-label");
        Label text = new Label();
        text.setId(key.replace('.', '-'));
        text.textProperty().bind(value);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox row = new VBox(4, title, text);
        row.getStyleClass().add("form-row");
        return new SettingRow(List.of(key), row);
    }

    private Label wrapping(String key) {
        Label label = new Label();
        label.textProperty().bind(texts.text(key));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static List<String> keys(String key, Button... buttons) {
        List<String> keys = new ArrayList<>(List.of(key, key + ".help"));
        for (Button button : buttons) {
            keys.add(button.getId().replace('-', '.'));
        }
        return keys;
    }

    private <T> SettingRow row(Preference<T> wanted, Region control, List<String> more) {
        String name = wanted.wish().name();
        String key = PREFIX + name;
        control.setId(key.replace('.', '-'));
        FormRow row = new Form(texts).row(name, key, control).help(key + ".help");
        beside(row, 1, wanted);
        List<String> keys = new ArrayList<>(List.of(key, key + ".help"));
        keys.addAll(more);
        return new SettingRow(keys, row);
    }

    private <T> void reset(Preference<T> wanted) {
        T before = wanted.get();
        wanted.reset();
        String key = PREFIX + wanted.wish().name();
        toasts.showUndoable(
                () -> texts.get("settings.wasReset", texts.get(key)), () -> wanted.set(before));
    }

    /// Puts the button that resets it beside the control.
    private void beside(VBox row, int index, Preference<?> wanted) {
        String key = PREFIX + wanted.wish().name();
        Button reset =
                new Actions(texts)
                        .button("settings.reset", Feather.ROTATE_CCW, () -> reset(wanted));
        reset.setId(key.replace('.', '-') + "-reset");
        reset.getStyleClass().addAll("small", "flat");
        reset.accessibleTextProperty()
                .bind(texts.follow(() -> texts.get("settings.reset.of", texts.get(key))));
        reset.visibleProperty().bind(wanted.changed());
        reset.managedProperty().bind(reset.visibleProperty());
        Node control = row.getChildren().remove(index);
        // Below one another where the text is large.
        FlowPane line = new FlowPane(8, 4, control, reset);
        line.setRowValignment(VPos.CENTER);
        row.getChildren().add(index, line);
    }
}
