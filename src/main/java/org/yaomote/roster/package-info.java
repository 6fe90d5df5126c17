/// Sweeps that are kept: on disk, compared with one another, written for others and read back.
///
/// Face: [Roster] keeps, [Comparison] marks, [Exports] writes; [SweepJson] and [BlogLine] read what
/// was written.
@NullMarked
package org.yaomote.roster;

import org.jspecify.annotations.NullMarked;
