/// The counts as text for monitoring programs: OpenMetrics 1.0, as Prometheus reads it.
///
/// It reads a picture of `metrics` and writes; it counts nothing and asks nobody.
@NullMarked
package org.yaomote.exposition;

import org.jspecify.annotations.NullMarked;
