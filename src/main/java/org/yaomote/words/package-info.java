/// Every text a person reads, in English and Japanese, by key.
///
/// Face: [Words]. The texts are properties files beside this package, one pair per area, so that
/// the same sentence stands in the window, on the terminal and in a log.
@NullMarked
package org.yaomote.words;

import org.jspecify.annotations.NullMarked;
