/// An icon where the desktop shows those of programs without a window. Many desktops have no such
/// place, so it is one way back to the window and never the only one.
///
/// By AWT, because JavaFX has none. Face: [Tray].
@NullMarked
package org.yaomote.tray;

import org.jspecify.annotations.NullMarked;
