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
        if (isWellFormed
                && tellsEffect
                && !line.isReported()
                && !line.row().isIdle(line.directive())) {
            effect(line);
        }
        if (isWellFormed && line.is("Not")) {
            negated(line, tellsEffect);
        }
        boolean honoured = line.row().effect() instanceof Effect.Taken;
        line.body().ifPresent(body -> body.lines().forEach(l -> check(l, tellsEffect && honoured)));
    }

    /// The condition behind `Not` is checked like one that stands alone.
    private void negated(Section.Line line, boolean tellsEffect) {
        Directive rest = line.directive().rest().orElseThrow();
        String word = rest.word().text();
        Optional<Section.Line> negated = line.negated();
        if (negated.isPresent()) {
            check(new Section.Line(negated.get().row(), rest, Optional.empty()), tellsEffect);
            return;
        }
        Optional<String> meant = ClosestWord.of(word, DirectiveTable.words(Scope.MATCH));
        boolean isUnknown = rest.word().isWord() && DirectiveTable.scopesOf(word).isEmpty();
        if (meant.isPresent() && isUnknown) {
            problems.error(rest.word(), "word.meant", word, meant.get());
        } else {
            problems.error(rest.word(), "not.what", word);
        }
    }

    private void effect(Section.Line line) {
        String word = line.row().word();
        switch (line.row().effect()) {
            case Effect.Taken _ -> {}
            case Effect.Kept(var reason) ->
                    problems.kept(
                            line.word(),
                            "kept." + reason,
                            word,
                            line.directive().argument(0).map(Token::text).orElse(""));
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
        // Of a misspelt word it has been said what it was meant to be: that may be all.
        boolean isMeant = line.word().is(line.row().word());
        if (!isThere && isMeant) {
            problems.error(
                    line.word(),
                    "missing." + argument.kind().key(),
                    line.row().word(),
                    argument.min(),
                    argument.max(),
                    argument.wordList());
        }
        return isThere;
    }

    private boolean nothingMore(Section.Line line, int count) {
        Optional<Token> surplus = line.directive().argument(count);
        surplus.ifPresent(s -> problems.error(s, "surplus", line.row().word(), s.text()));
        return surplus.isEmpty();
    }

    private void wrong(Section.Line line, Argument argument, Token value) {
        Optional<String> meant =
                argument.kind() == Argument.Kind.ONE_OF
                        ? ClosestWord.of(value.text(), argument.words())
                        : Optional.empty();
        problems.error(
                value,
                "wrong." + argument.kind().key() + (meant.isPresent() ? "Meant" : ""),
                line.row().word(),
                argument.kind() == Argument.Kind.STRING
                        ? Values.unquoted(value.text())
                        : value.text(),
                argument.min() < 0 ? 1 : argument.min(),
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
            case SIZE -> value.isWord() && isLargeEnough(argument, text);
            case NUMBER -> value.isWord() && inRange(argument, text);
            case CLAMPED -> value.isWord() && isAtLeast(argument, text);
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

    private static boolean isAtLeast(Argument argument, String text) {
        OptionalLong number = Values.number(text);
        return number.isPresent() && number.getAsLong() >= argument.min();
    }

    private static boolean isLargeEnough(Argument argument, String text) {
        OptionalLong bytes = Values.size(text);
        return bytes.isPresent() && bytes.getAsLong() >= argument.min();
    }

    private static boolean isLongEnough(Argument argument, String text) {
        boolean mayBeNegative = argument.min() < 0;
        return Values.duration(text)
                .filter(d -> mayBeNegative ? !d.isZero() : d.toSeconds() >= argument.min())
                .isPresent();
    }
}
