package org.yaomote.policy;

import java.time.Duration;

/// How fast a token bucket fills (`TBF`).
///
/// @param tokens at least 1
/// @param per the time they take, above zero
/// @param burst tokens it holds beyond the one that a request takes, 0 or more
public record Rate(long tokens, Duration per, long burst) {}
