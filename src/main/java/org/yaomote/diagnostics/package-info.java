/// What somebody who helps would want to know, without secrets: texts that are looked at before
/// they are saved, and that are never sent.
///
/// Face: [Bundle]; [SecretMask] takes out what is nobody's business, rather too much than too
/// little.
@NullMarked
package org.yaomote.diagnostics;

import org.jspecify.annotations.NullMarked;
