/// The port doctor on the screen: who has a port, and what to do about it.
@NullMarked
package org.yaomote.ui.ports;

import org.jspecify.annotations.NullMarked;
