package org.yaomote.ui.fx;

import org.yaomote.config.Problem;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A field whose value is text.
public final class TextEntry extends Entry<String> {
    private final UnaryOperator<String> reading;

    private TextEntry(UnaryOperator<String> reading, Consumer<String> onCommit) {
        super("", onCommit);
        this.reading = reading;
    }

    /// A field for words of a person: kept as typed but for spaces around it.
    public static TextEntry ofWords(Consumer<String> onCommit) {
        return new TextEntry(String::strip, onCommit);
    }

    /// A field for an address, path or host name: full-width signs are narrowed.
    public static TextEntry ofAddress(Consumer<String> onCommit) {
        return new TextEntry(typed -> FullWidth.narrow(typed).strip(), onCommit);
    }

    @Override
    Optional<String> read(String typed) {
        return Optional.of(reading.apply(typed));
    }

    @Override
    String print(String value) {
        return value;
    }

    @Override
    Problem refusal(String typed) {
        throw new AssertionError("every text is one: " + typed);
    }
}
