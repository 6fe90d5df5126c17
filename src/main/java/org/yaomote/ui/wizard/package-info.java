/// From nothing to a working HTTPS load balancer in five steps, on a page of the window.
@NullMarked
package org.yaomote.ui.wizard;

import org.jspecify.annotations.NullMarked;
