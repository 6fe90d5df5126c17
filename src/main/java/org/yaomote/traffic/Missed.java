package org.yaomote.traffic;

import java.util.Optional;

/// An expectation that a configuration does not fulfil.
///
/// @param forecast what would happen instead; empty if the request has no listener there, or is
///   none
public record Missed(Expectation expectation, Optional<Forecast> forecast) {}
