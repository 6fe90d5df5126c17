package org.yaomote.ui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;

import org.yaomote.ui.fx.CommandKeys;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.Preferences;
import org.yaomote.ui.fx.Wish;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which keys the commands of the window have: the usual ones, or those that the user gave them.
///
/// Each command is a wish of its own, so that its keys are kept, exported, imported and reset as
/// other wishes are, and a text that names no keys, or reserved ones, counts as none. No two
/// commands have the same keys: where a file says so, those that were chosen go before the usual
/// ones, then the order of the commands decides, and the other command has none.
///
/// Thread: the FX thread; needs no toolkit.
final class KeyBook implements CommandKeys {
    private static final String NOTHING = "\u2013";

    private final Map<Keys, Preference<String>> wanted = new EnumMap<>(Keys.class);
    private final ReadOnlyObjectWrapper<Map<Keys, KeyCodeCombination>> given;

    /// What came of giving a command other keys.
    sealed interface Answer {
        /// It has them.
        record Given() implements Answer {}

        /// They are reserved; nothing was changed.
        ///
        /// @param reason key of a sentence with a place for the keys
        record Refused(String reason) implements Answer {}

        /// Another command has them; nothing was changed.
        record Taken(Keys by) implements Answer {}
    }

    /// Follows what is wanted from now on.
    KeyBook(Preferences preferences) {
        for (Keys command : Keys.values()) {
            wanted.put(command, preferences.of(wish(command)));
        }
        given = new ReadOnlyObjectWrapper<>(now());
        wanted.values().forEach(one -> one.property().addListener((_, _, _) -> given.set(now())));
    }

    private static Wish<String> wish(Keys command) {
        return Wish.text(
                "key." + command.id(),
                command.usual().map(KeyWriting::print).orElse(""),
                text -> read(command, text));
    }

    /// An empty text is a command without keys.
    private static Optional<String> read(Keys command, String text) {
        return text.isEmpty()
                ? Optional.of(text)
                : KeyWriting.read(text)
                        .filter(keys -> refusal(command, keys).isEmpty())
                        .map(KeyWriting::print);
    }

    /// The usual keys of a command are its own, reserved or not.
    private static Optional<String> refusal(Keys command, KeyCodeCombination keys) {
        boolean isUsual = command.usual().filter(keys::equals).isPresent();
        return isUsual ? Optional.empty() : ReservedKeys.reason(keys);
    }

    private Map<Keys, KeyCodeCombination> now() {
        Map<Keys, KeyCodeCombination> all = new EnumMap<>(Keys.class);
        Set<KeyCodeCombination> taken = new HashSet<>();
        Stream.concat(chosen(true), chosen(false))
                .forEach(
                        command ->
                                KeyWriting.read(preference(command).get())
                                        .filter(taken::add)
                                        .ifPresent(keys -> all.put(command, keys)));
        return Map.copyOf(all);
    }

    private Stream<Keys> chosen(boolean isChosen) {
        return wanted.keySet().stream().filter(c -> preference(c).isChanged() == isChosen);
    }

    /// The keys of the commands that have some; another map whenever something changes.
    ReadOnlyObjectProperty<Map<Keys, KeyCodeCombination>> keysProperty() {
        return given.getReadOnlyProperty();
    }

    /// The keys of a command now.
    Optional<KeyCodeCombination> of(Keys command) {
        return Optional.ofNullable(given.get().get(command));
    }

    /// Whether a key that is pressed is a command's.
    boolean matches(Keys command, KeyEvent event) {
        return of(command).filter(keys -> keys.match(event)).isPresent();
    }

    /// Its keys as this system writes them; a dash if it has none.
    String shown(Keys command) {
        return of(command).map(KeyCodeCombination::getDisplayText).orElse(NOTHING);
    }

    @Override
    public ObservableValue<String> pressed(String command) {
        return keysProperty()
                .map(
                        now ->
                                now.entrySet().stream()
                                        .filter(one -> one.getKey().id().equals(command))
                                        .map(one -> one.getValue().getDisplayText())
                                        .findFirst()
                                        .orElse(""));
    }

    /// A name with the keys of its command behind it, for tooltips.
    String behind(String name, Keys command) {
        return of(command).map(keys -> name + " (" + keys.getDisplayText() + ")").orElse(name);
    }

    /// Whether its keys are others than usual.
    boolean isChanged(Keys command) {
        return !of(command).equals(command.usual());
    }

    /// Gives a command other keys, unless they are reserved or another's.
    Answer give(Keys command, KeyCodeCombination keys) {
        Optional<String> refusal = refusal(command, keys);
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        Optional<Keys> other = owner(keys).filter(one -> one != command);
        if (other.isPresent()) {
            return new Answer.Taken(other.get());
        }
        put(command, Optional.of(keys));
        return new Answer.Given();
    }

    private Optional<Keys> owner(KeyCodeCombination keys) {
        return given.get().entrySet().stream()
                .filter(one -> one.getValue().equals(keys))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Gives each of two commands the keys of the other; one that cannot have them has none then.
    void swap(Keys command, Keys other) {
        Optional<KeyCodeCombination> mine = of(command);
        Optional<KeyCodeCombination> others = of(other);
        put(other, mine.filter(keys -> refusal(other, keys).isEmpty()));
        put(command, others.filter(keys -> refusal(command, keys).isEmpty()));
    }

    /// Gives a command its usual keys again, unless they are another's now.
    Answer reset(Keys command) {
        Optional<KeyCodeCombination> usual = command.usual();
        if (usual.isPresent()) {
            return give(command, usual.get());
        }
        put(command, usual);
        return new Answer.Given();
    }

    /// Gives all commands their usual keys again.
    ///
    /// @return what takes that back
    Runnable resetAll() {
        Map<Keys, String> before = new EnumMap<>(Keys.class);
        wanted.forEach((command, one) -> before.put(command, one.get()));
        wanted.values().forEach(Preference::reset);
        return () -> before.forEach((command, text) -> preference(command).set(text));
    }

    private void put(Keys command, Optional<KeyCodeCombination> keys) {
        preference(command).set(keys.map(KeyWriting::print).orElse(""));
    }

    private Preference<String> preference(Keys command) {
        return Objects.requireNonNull(wanted.get(command));
    }
}
