/// The Live traffic screen: requests as they end, each with its reasons, and the route tester,
/// which says where one would go. The engine records only while the screen is in sight; the screen
/// fetches what ended, at most four times a second.
@NullMarked
package org.yaomote.ui.traffic;

import org.jspecify.annotations.NullMarked;
