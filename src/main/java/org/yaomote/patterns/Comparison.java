package org.yaomote.patterns;

/// One pattern, compiled.
sealed interface Comparison permits LiteralText, LinearExpression, BacktrackingExpression {
    Match compare(String text);
}
