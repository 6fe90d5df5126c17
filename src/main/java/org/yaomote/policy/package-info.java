/// What is done to requests and answers beyond passing them on, in the words of pound.cfg:
/// conditions, modifications, replies of our own.
///
/// Face: [Condition] (which requests), [Modification] (what is changed in them), [Reply] (what a
/// service does with them), and what listeners, services and backends are told beyond that:
/// [ListenerPolicy], [ServicePolicy], [BackendPolicy], [TlsPolicy], [Definitions]. Immutable values
/// without behaviour; any thread. What they mean for a request is decided in `rules`.
@NullMarked
package org.yaomote.policy;

import org.jspecify.annotations.NullMarked;
