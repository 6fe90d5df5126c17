/// Moves bytes: the listeners, the exchange between a client and a backend, the engine around them.
@NullMarked
package org.yaomote.proxy;

import org.jspecify.annotations.NullMarked;
