/// Sends ICMP echo requests, or what comes next to them, and hears what comes back.
///
/// Face: [EchoTransport], which sends and receives in batches and knows nothing of tries, timeouts
/// and verdicts. [EchoAddress] is how addresses are written in it.
@NullMarked
package org.yaomote.echo;

import org.jspecify.annotations.NullMarked;
