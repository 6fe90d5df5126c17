package org.yaomote.pound;

import java.util.Set;

/// Tells which dialect a text is in, for the few words that mean something else in the other.
final class DialectGuess {
    private static final Set<String> NAMED_IN_4 = Set.of("ListenHTTP", "ListenHTTPS", "BackEnd");

    private DialectGuess() {}

    /// 4.x if there is anything 2.x does not know.
    static Dialect of(Section whole) {
        return whole.lines().stream().allMatch(DialectGuess::isOld)
                ? Dialect.POUND_2
                : Dialect.POUND_4;
    }

    private static boolean isOld(Section.Line line) {
        boolean isNamed =
                NAMED_IN_4.contains(line.row().word()) && !line.directive().arguments().isEmpty();
        return !isNamed
                && line.row().dialects().contains(Dialect.POUND_2)
                && line.body().stream()
                        .flatMap(b -> b.lines().stream())
                        .allMatch(DialectGuess::isOld);
    }
}
