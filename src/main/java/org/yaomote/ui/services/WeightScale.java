package org.yaomote.ui.services;

import org.yaomote.config.Backend;

import java.util.List;

/// How far the weight slider of a service reaches: 1 to 65535 on one slider could not be hit, so it
/// ends at the smallest round number that holds every weight with room to double the default.
final class WeightScale {
    private static final List<Integer> ENDS = List.of(10, 20, 50, 100, 200, 500, 1000, 5000, 20000);

    private WeightScale() {}

    /// The slider's largest value; larger weights can be typed.
    public static int end(List<Backend> backends) {
        int largest = backends.stream().mapToInt(Backend::weight).max().orElse(1);
        return ENDS.stream().filter(e -> e >= largest).findFirst().orElse(Backend.MAX_WEIGHT);
    }
}
