package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.Preferences;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

class KeyBookTest {
    private static final KeyCodeCombination F9 = new KeyCodeCombination(KeyCode.F9);

    private final Notebook notes = Notebook.forgetful();
    private final KeyBook book = new KeyBook(new Preferences(notes));

    /// As after a start of the program.
    private KeyBook again() {
        return new KeyBook(new Preferences(notes));
    }

    private static KeyCodeCombination keys(String text) {
        return KeyWriting.read(text).orElseThrow();
    }

    @Test
    void noTwoCommandsUsuallyHaveTheSameKeys() {
        Set<KeyCodeCombination> seen = new HashSet<>();
        assertThat(Arrays.stream(Keys.values()).flatMap(one -> one.usual().stream()))
                .allMatch(seen::add);
    }

    @ParameterizedTest
    @EnumSource(Keys.class)
    void whatIsWrittenIsRead(Keys command) {
        assertThat(command.usual().map(KeyWriting::print).flatMap(KeyWriting::read))
                .isEqualTo(command.usual());
    }

    @Test
    void otherKeysAreThereAfterARestartAndCanBeSetBack() {
        assertThat(book.give(Keys.NEW, F9)).isEqualTo(new KeyBook.Answer.Given());
        assertThat(again().of(Keys.NEW)).contains(F9);
        assertThat(again().isChanged(Keys.NEW)).isTrue();
        assertThat(book.reset(Keys.NEW)).isEqualTo(new KeyBook.Answer.Given());
        assertThat(again().of(Keys.NEW)).isEqualTo(Keys.NEW.usual());
    }

    @Test
    void keysOfAnotherCommandAreNamedAndSwappedOnlyThen() {
        KeyCodeCombination taken = Keys.DUPLICATE.usual().orElseThrow();
        assertThat(book.give(Keys.NEW, taken)).isEqualTo(new KeyBook.Answer.Taken(Keys.DUPLICATE));
        assertThat(book.of(Keys.NEW)).isEqualTo(Keys.NEW.usual());
        book.swap(Keys.NEW, Keys.DUPLICATE);
        assertThat(again().of(Keys.NEW)).contains(taken);
        assertThat(again().of(Keys.DUPLICATE)).isEqualTo(Keys.NEW.usual());
    }

    @Test
    void aSwapGivesNobodyKeysThatListsNeed() {
        book.swap(Keys.DELETE, Keys.DUPLICATE);
        assertThat(book.of(Keys.DELETE)).isEqualTo(Keys.DUPLICATE.usual());
        assertThat(book.of(Keys.DUPLICATE)).isEmpty();
    }

    @Test
    void allAreSetBackAtOnceAndThatCanBeTakenBack() {
        book.give(Keys.NEW, F9);
        book.swap(Keys.UNDO, Keys.OPEN);
        Runnable back = book.resetAll();
        assertThat(Keys.values()).noneMatch(book::isChanged);
        back.run();
        assertThat(book.of(Keys.NEW)).contains(F9);
        assertThat(book.of(Keys.OPEN)).isEqualTo(Keys.UNDO.usual());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C",
                "SHIFT+J",
                "ENTER",
                "SPACE",
                "TAB",
                "ESCAPE",
                "DELETE",
                "F2",
                "F5",
                "F10",
                "SHORTCUT+C",
                "SHORTCUT+SHIFT+C",
                "SHORTCUT+V",
                "SHORTCUT+A",
                "SHORTCUT+Q",
                "SHORTCUT+H",
                "SHORTCUT+M",
                "ALT+F",
                "ALT+F4",
                "ALT+UP",
                "SHORTCUT+ALT+DELETE"
            })
    void reservedKeysAreRefused(String reserved) {
        assertThat(book.give(Keys.NEW, keys(reserved))).isInstanceOf(KeyBook.Answer.Refused.class);
        assertThat(book.of(Keys.NEW)).isEqualTo(Keys.NEW.usual());
    }

    @Test
    void keysOfTheSystemAreRefused() {
        var withWindowsKey = new KeyCodeCombination(KeyCode.N, KeyCombination.META_DOWN);
        assertThat(book.give(Keys.NEW, withWindowsKey))
                .isEqualTo(new KeyBook.Answer.Refused("keys.refused.system"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "SHIFT", "SHIFT+SHORTCUT+R", "SHORTCUT+C", "CTRL+B", "F99"})
    void aNoteThatNamesNoKeysCountsAsNone(String broken) {
        notes.write("wish.key.new", broken);
        assertThat(again().of(Keys.NEW)).isEqualTo(Keys.NEW.usual());
    }

    @Test
    void ofTwoWithTheSameKeysInAFileOneHasNone() {
        notes.write("wish.key.new", "F9");
        notes.write("wish.key.save", "F9");
        notes.write("wish.key.open", "SHORTCUT+F");
        KeyBook read = again();
        assertThat(read.of(Keys.NEW)).contains(F9);
        assertThat(read.of(Keys.SAVE)).isEmpty();
        assertThat(read.of(Keys.OPEN)).isEqualTo(Keys.FIND.usual());
        assertThat(read.of(Keys.FIND)).isEmpty();
    }

    @Test
    void aCommandCanHaveNoKeys() {
        assertThat(book.of(Keys.TEST)).isEmpty();
        book.give(Keys.TEST, F9);
        assertThat(again().of(Keys.TEST)).contains(F9);
        book.reset(Keys.TEST);
        assertThat(again().of(Keys.TEST)).isEmpty();
    }
}
