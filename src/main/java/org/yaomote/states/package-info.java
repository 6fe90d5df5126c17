/// How things are: two axes that are never mixed. [Configured] is what became of the settings,
/// [Reality] is how the thing they describe is doing; [Rollup] says how the whole follows from its
/// parts. Values and pure functions, below everything that shows them.
@NullMarked
package org.yaomote.states;

import org.jspecify.annotations.NullMarked;
