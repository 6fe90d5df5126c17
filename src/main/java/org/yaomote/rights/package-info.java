/// Gives the rights of root away to a user of the system, for good (decision 0023).
@NullMarked
package org.yaomote.rights;

import org.jspecify.annotations.NullMarked;
