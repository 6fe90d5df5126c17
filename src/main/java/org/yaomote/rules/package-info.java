/// What the words of [org.yaomote.policy] mean for a request: whether conditions hold, what texts
/// with references expand to, how heads are changed.
///
/// Face: [RuleCompiler] makes a [Program] of conditions, an [Expansion] of a text and [Changes] of
/// modifications; a [Visit] is a request on its way through them. What is compiled is immutable and
/// belongs to all event loops, but for the lists from watched files, each swapped as one, and the
/// token buckets. A visit belongs to one loop.
@NullMarked
package org.yaomote.rules;

import org.jspecify.annotations.NullMarked;
