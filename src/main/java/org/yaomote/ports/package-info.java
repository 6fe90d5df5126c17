/// Who listens on which TCP port of this computer, and whether a port can be had. Changes nothing
/// but that it opens a port for a moment to see whether it can.
@NullMarked
package org.yaomote.ports;

import org.jspecify.annotations.NullMarked;
