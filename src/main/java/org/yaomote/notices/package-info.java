/// Notices on the desktop, outside the window: grouped, and off until somebody switches them on.
///
/// An island: it is given sentences and runs the system's own program for showing them.
@NullMarked
package org.yaomote.notices;

import org.jspecify.annotations.NullMarked;
