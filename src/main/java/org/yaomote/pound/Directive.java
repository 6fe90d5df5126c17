package org.yaomote.pound;

import java.util.List;
import java.util.Optional;

/// One statement: its word and what follows.
record Directive(Token word, List<Token> arguments) {
    Directive {
        arguments = List.copyOf(arguments);
    }

    boolean isEnd() {
        return word.is("End");
    }

    Optional<Token> argument(int index) {
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    /// The first quoted argument.
    Optional<Token> string() {
        return arguments.stream().filter(a -> !a.isWord()).findFirst();
    }

    boolean hasFlag(String flag) {
        return arguments.stream().anyMatch(a -> a.is(flag));
    }

    /// The same line without its first word: what `Not` stands before.
    Optional<Directive> rest() {
        return arguments.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Directive(arguments.get(0), arguments.subList(1, arguments.size())));
    }
}
