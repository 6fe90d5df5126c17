package org.yaomote.proxy;

import org.yaomote.balance.BackendPool;
import org.yaomote.config.Service;
import org.yaomote.metrics.TrafficMeter;

import java.util.List;

/// A service as requests see it: its pool, its targets in the same order, its counts.
///
/// @param targets by the index that the pool chooses
record ServiceRoute(Service service, BackendPool pool, List<Target> targets, TrafficMeter meter) {}
