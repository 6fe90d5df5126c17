package org.yaomote.pound;

import java.util.List;
import java.util.Optional;

/// One statement: its word and what follows.
///
/// @param lastLine the line it ends in; behind that of its word where lines are joined
record Directive(Token word, List<Token> arguments, int lastLine) {
    Directive {
        arguments = List.copyOf(arguments);
    }

    boolean isEnd() {
        return word.is("End");
    }

    /// Whether a quote is missing, after which nothing can be told.
    boolean isOpen() {
        return arguments.stream().anyMatch(a -> a.kind() == Token.Kind.OPEN_STRING);
    }

    /// Whether the lines of other files stand in its place.
    boolean isInclude() {
        return word.is("Include");
    }

    Optional<Token> argument(int index) {
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    /// The word that problems of the whole line are about: its last text in quotes, else its own.
    Token subject() {
        return arguments.reversed().stream()
                .filter(a -> a.kind() == Token.Kind.STRING)
                .findFirst()
                .orElse(word);
    }

    boolean hasFlag(String flag) {
        return arguments.stream().anyMatch(a -> a.is(flag));
    }

    /// Whether a value follows any flag.
    boolean hasFlagWithValue() {
        for (int i = 1; i < arguments.size(); i++) {
            if (arguments.get(i - 1).isFlag() && !arguments.get(i).isFlag()) {
                return true;
            }
        }
        return false;
    }

    /// The same line without its first word: what `Not` stands before.
    Optional<Directive> rest() {
        return arguments.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Directive(
                                arguments.get(0),
                                arguments.subList(1, arguments.size()),
                                lastLine));
    }
}
