package org.yaomote.pound;

import java.util.List;

/// Whether a line of a text can stay as it is in a text of another dialect.
final class Fit {
    private final Dialect dialect;
    private final List<String> lines;

    /// @param lines the text's
    Fit(Dialect dialect, List<String> lines) {
        this.dialect = dialect;
        this.lines = lines;
    }

    /// The line itself, what stands below it aside.
    boolean of(Original.Node node) {
        boolean isKnown = node.row().dialects().contains(dialect);
        return isKnown && (dialect == Dialect.POUND_2 ? isOld(node) : isNew(node));
    }

    /// 2.x has neither flags nor escapes nor comments behind a value, nor names but of services.
    private boolean isOld(Original.Node node) {
        List<Token> values = node.directive().arguments();
        boolean isNamed = node.body().isPresent() && !values.isEmpty();
        boolean isOneLine = node.opened() - node.first() == 1;
        return isOneLine
                && values.stream().noneMatch(Token::isFlag)
                && values.stream().noneMatch(v -> isEscaped(node, v))
                && (!isNamed || node.slot().equals(Slot.SERVICE))
                && PoundText.comment(lines, node).isEmpty();
    }

    private boolean isEscaped(Original.Node node, Token value) {
        String line = lines.get(node.first());
        int to = Math.min(value.at().to(), line.length());
        int written = to - Math.min(value.at().from() - 1, to) - 2;
        return value.kind() == Token.Kind.STRING && written != value.text().length();
    }

    /// 4.x ends a string at the first quote, and has words of its own for numbers out of range.
    private boolean isNew(Original.Node node) {
        boolean hasQuotes =
                node.directive().arguments().stream()
                        .anyMatch(a -> a.text().indexOf('"') >= 0 && !isEscaped(node, a));
        boolean isRpc =
                node.row().word().equals("xHTTP")
                        && node.directive()
                                .argument(0)
                                .filter(a -> a.text().equals("4"))
                                .isPresent();
        boolean isNegative =
                node.row().word().equals("TTL")
                        && node.directive()
                                .argument(0)
                                .filter(a -> a.text().startsWith("-"))
                                .isPresent();
        return !hasQuotes && !isRpc && !isNegative;
    }
}
