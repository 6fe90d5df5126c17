/// The page that shows what a diagnostics bundle would hold, before it is saved. Nothing is sent.
@NullMarked
package org.yaomote.ui.diagnostics;

import org.jspecify.annotations.NullMarked;
