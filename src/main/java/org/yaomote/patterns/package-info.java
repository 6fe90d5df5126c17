/// What a [org.yaomote.policy.TextPattern] means: whether a text is like it, and what its groups
/// caught.
///
/// Face: [TextMatcher] compiles and compares, [Match] is the answer, [PatternFault] why there is no
/// matcher. Texts are octets, one character each; a pattern's character beyond US-ASCII stands for
/// its octets in UTF-8, as it does in Pound. No pattern takes longer than a bound: regular
/// expressions run in linear time (RE2), the few that cannot have their steps counted. Immutable
/// values; any thread.
@NullMarked
package org.yaomote.patterns;

import org.jspecify.annotations.NullMarked;
