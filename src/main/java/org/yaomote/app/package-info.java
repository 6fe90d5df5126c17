/// Starts, wires and stops the program: command line, window, folders, signals. Decides nothing.
@NullMarked
package org.yaomote.app;

import org.jspecify.annotations.NullMarked;
