package org.yaomote.pound;

import org.yaomote.words.ClosestWord;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Holds each line against its row of [DirectiveTable]: whether its values are right, and what is
/// to be said of a line that is not honoured.
final class LineCheck {
    private final ProblemLog problems;

    LineCheck(ProblemLog problems) {
        this.problems = problems;
    }

    /// Checks a section and all inside it.
    void check(Section section) {
        section.lines().forEach(line -> check(line, true));
    }

    /// The lines of a section that has no effect itself are only checked for their form: one
    /// message for the section covers them.
    private void check(Section.Line line, boolean tellsEffect) {
        boolean isWellFormed = values(line);
        if (isWellFormed && tellsEffect && !line.isReported() && !isIdle(line)) {
            effect(line);
        }
        boolean honoured = line.row().effect() instanceof Effect.Taken;
        line.body().ifPresent(body -> body.lines().forEach(l -> check(l, tellsEffect && honoured)));
    }

    private static boolean isIdle(Section.Line line) {
        return line.row().isIdle(line.directive());
    }

    private void effect(Section.Line line) {
        String word = line.row().word();
        switch (line.row().effect()) {
            case Effect.Taken _, Effect.Condition _ -> {}
            case Effect.NoEffect _ -> problems.kept(line.word(), "noEffect", word);
            case Effect.Kept(var reason) -> problems.kept(line.word(), "kept." + reason, word);
            case Effect.Refused(var reason) ->
                    problems.error(line.word(), "refused." + reason, word);
        }
    }

    private boolean values(Section.Line line) {
        Optional<Token> open =
                line.directive().arguments().stream()
                        .filter(a -> a.kind() == Token.Kind.OPEN_STRING)
                        .findFirst();
        if (open.isPresent()) {
            problems.error(open.get(), "string.open");
            return false;
        }
        List<Argument> expected = line.row().arguments();
        for (int i = 0; i < expected.size(); i++) {
            Argument argument = expected.get(i);
            if (argument.kind() == Argument.Kind.FREE) {
                return present(line, argument, i);
            }
            Optional<Token> value = line.directive().argument(i);
            if (value.isEmpty()) {
                return present(line, argument, i);
            }
            if (!fits(argument, value.get())) {
                wrong(line, argument, value.get());
                return false;
            }
        }
        return nothingMore(line, expected.size());
    }

    private boolean present(Section.Line line, Argument argument, int index) {
        boolean isThere = argument.isOptional() || line.directive().argument(index).isPresent();
        if (!isThere) {
            problems.error(
                    line.word(),
                    "missing." + argument.kind().key(),
                    line.row().word(),
                    Math.max(argument.min(), 1),
                    argument.max(),
                    argument.wordList());
        }
        return isThere;
    }

    private boolean nothingMore(Section.Line line, int count) {
        Optional<Token> surplus = line.directive().argument(count);
        surplus.ifPresent(s -> problems.error(s, "surplus", line.row().word(), s.text(), count));
        return surplus.isEmpty();
    }

    private void wrong(Section.Line line, Argument argument, Token value) {
        Optional<String> meant =
                argument.kind() == Argument.Kind.ONE_OF
                        ? ClosestWord.of(value.text(), argument.words())
                        : Optional.empty();
        boolean hasRange = argument.kind() == Argument.Kind.NUMBER;
        problems.error(
                value,
                "wrong." + argument.kind().key() + (meant.isPresent() ? "Meant" : ""),
                line.row().word(),
                value.text(),
                hasRange ? argument.min() : Math.max(argument.min(), 1),
                argument.max(),
                argument.wordList(),
                meant.orElse(""));
    }

    private static boolean fits(Argument argument, Token value) {
        String text = value.text();
        return switch (argument.kind()) {
            case STRING -> value.kind() == Token.Kind.STRING;
            case TEXT -> !text.isBlank();
            case FREE -> true;
            case PORT -> Values.port(text).isPresent();
            case BOOLEAN -> value.isWord() && (Values.isYes(text) || Values.isNo(text));
            case SIZE -> value.isWord() && Values.isSize(text);
            case NUMBER -> value.isWord() && inRange(argument, text);
            case LEVEL -> !value.isWord() || inRange(argument, text);
            case DURATION -> value.isWord() && isLongEnough(argument, text);
            case ONE_OF -> argument.words().stream().anyMatch(text::equalsIgnoreCase);
        };
    }

    private static boolean inRange(Argument argument, String text) {
        OptionalLong number = Values.number(text);
        return number.isPresent()
                && number.getAsLong() >= argument.min()
                && number.getAsLong() <= argument.max();
    }

    private static boolean isLongEnough(Argument argument, String text) {
        boolean mayBeNegative = argument.min() < 0;
        return Values.duration(text)
                .filter(d -> mayBeNegative ? !d.isZero() : d.toSeconds() >= argument.min())
                .isPresent();
    }
}
