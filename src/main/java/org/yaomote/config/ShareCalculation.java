package org.yaomote.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which part of a service's requests each backend gets, as people read it.
///
/// In tenths of a percent, and so that the parts shown add up to exactly 100.0 %: each is rounded
/// down and the tenths left over go to those that lost most by it (largest remainder, the earlier
/// backend first among equals).
public final class ShareCalculation {
    private static final int WHOLE = 1000;

    private ShareCalculation() {}

    /// The shares in the order of the backends.
    ///
    /// @param backends one that is not ready, one for emergencies while another is ready, or one
    ///   whose weight is not above zero, gets nothing
    /// @return tenths of a percent, their sum is 1000, or 0 if nobody gets anything
    public static List<Integer> tenths(List<Backend> backends) {
        List<Integer> weights =
                backends.stream()
                        .map(b -> Service.takesPart(b, backends) ? Math.max(0, b.weight()) : 0)
                        .toList();
        long total = weights.stream().mapToLong(Integer::longValue).sum();
        if (total == 0) {
            return weights.stream().map(_ -> 0).toList();
        }
        List<Integer> shares =
                new ArrayList<>(
                        weights.stream().map(w -> (int) (w * (long) WHOLE / total)).toList());
        int left = WHOLE - shares.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(
                        Comparator.comparingLong(
                                        (Integer i) -> weights.get(i) * (long) WHOLE % total)
                                .reversed())
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return List.copyOf(shares);
    }
}
