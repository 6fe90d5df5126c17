/// Programs of this computer: where they are, how one is run without a shell and with a limit of
/// time, and how one gets the rights of an administrator.
///
/// Face: [Programs], which [SystemPrograms] are and tests replace; [Command] is shown to a person
/// before it is run. Thread: any that may block.
@NullMarked
package org.yaomote.programs;

import org.jspecify.annotations.NullMarked;
