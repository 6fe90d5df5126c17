/// Requests that the program sends to its own listeners, to see what comes of them, and the verdict
/// over them.
///
/// Face: [Knock] is a request that leads to a service, [Volley] sends, [Verdict] says how it went.
@NullMarked
package org.yaomote.rehearsal;

import org.jspecify.annotations.NullMarked;
