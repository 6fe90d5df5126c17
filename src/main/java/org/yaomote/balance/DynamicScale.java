package org.yaomote.balance;

import org.yaomote.metrics.TrafficMeter.Served;

import java.util.List;
import java.util.stream.IntStream;

/// Moves weights after response times, as Pound 2 did (`DynScale`): now and then the weight of a
/// backend whose mean is more than three standard deviations from those of the others goes up or
/// down by one.
///
/// Where there are few others their means may lie close together by chance, so the deviation counts
/// as at least a twentieth of their mean.
///
/// Pure.
public final class DynamicScale {
    /// Fewer answers of a service tell nothing.
    public static final long ENOUGH = 8000;

    private static final double SIGMAS = 3;
    private static final double LEAST_DEVIATION = 0.05;

    private DynamicScale() {}

    /// Whether there were enough answers to judge by.
    public static boolean isEnough(List<Served> since) {
        return since.stream().mapToLong(Served::answers).sum() >= ENOUGH;
    }

    /// What each backend's weight is to be changed by.
    ///
    /// @param since what each served since the last change
    /// @return -1, 0 or 1 for each; 0 for those that served nobody
    public static int[] steps(List<Served> since) {
        int[] served =
                IntStream.range(0, since.size()).filter(i -> since.get(i).answers() > 0).toArray();
        int[] steps = new int[since.size()];
        for (int i : served) {
            double[] others =
                    IntStream.of(served)
                            .filter(k -> k != i)
                            .mapToDouble(k -> mean(since, k))
                            .toArray();
            steps[i] = others.length == 0 ? 0 : step(mean(since, i), others);
        }
        return steps;
    }

    private static int step(double own, double[] others) {
        double sum = 0;
        double squares = 0;
        for (double other : others) {
            sum += other;
            squares += other * other;
        }
        double mean = sum / others.length;
        double variance = Math.max(0, squares / others.length - mean * mean);
        double far = SIGMAS * Math.max(Math.sqrt(variance), LEAST_DEVIATION * mean);
        if (own > mean + far) {
            return -1;
        }
        return own < mean - far ? 1 : 0;
    }

    private static double mean(List<Served> since, int i) {
        return (double) since.get(i).micros() / since.get(i).answers();
    }
}
