/// What differs between two configurations, as parts that can be done and taken back one by one.
///
/// Face: [Differences] finds them, [Difference] is one. They are found by walking the records of
/// both configurations, so a new component of a record is told without a word about it here; what
/// one is called in words comes from [org.yaomote.config.ConfigDiff], asked about two
/// configurations that differ in nothing else. Values and pure functions; any thread.
///
/// One walk: `Differences.between(applied, draft)` compares the listeners by id; one has another
/// port, which is a [Difference] with the words "port 80 → 8080" and two functions: one that sets
/// 8080, one that sets 80 again.
@NullMarked
package org.yaomote.changes;

import org.jspecify.annotations.NullMarked;
