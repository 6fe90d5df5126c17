package org.yaomote.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Measures the room on disks and in memory.
final class Gauges {
    private static final long MEGABYTE = 1 << 20;

    /// Less than this cannot take the logs of a busy day.
    private static final long SHORT_DISK = 256 * MEGABYTE;

    private static final long ENOUGH_DISK = 2 * SHORT_DISK;
    private static final double SHORT_MEMORY = 0.9;
    private static final double ENOUGH_MEMORY = 0.8;

    private Gauges() {}

    /// The memory, and the disk of each folder; folders on the same disk are one.
    static List<ShortageWatch.Gauge> of(List<Path> folders) {
        List<ShortageWatch.Gauge> all = new ArrayList<>();
        all.add(new ShortageWatch.Gauge("memory", "diagnostics", Gauges::memory));
        List<FileStore> known = new ArrayList<>();
        for (Path folder : folders) {
            store(folder)
                    .filter(store -> !known.contains(store))
                    .ifPresent(
                            store -> {
                                known.add(store);
                                all.add(
                                        new ShortageWatch.Gauge(
                                                "disk", "settings", () -> disk(folder)));
                            });
        }
        return all;
    }

    private static Optional<FileStore> store(Path folder) {
        try {
            return Optional.of(Files.getFileStore(folder));
        } catch (IOException _) {
            // It is not there, or the system does not tell: nothing can be said of it.
            return Optional.empty();
        }
    }

    private static Optional<ShortageWatch.Reading> disk(Path folder) {
        try {
            return Optional.of(disk(folder, Files.getFileStore(folder).getUsableSpace()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// @param usable octets that this user may still write
    static ShortageWatch.Reading disk(Path folder, long usable) {
        return new ShortageWatch.Reading(
                usable < SHORT_DISK
                        ? ShortageWatch.Level.SHORT
                        : usable < ENOUGH_DISK
                                ? ShortageWatch.Level.BETWEEN
                                : ShortageWatch.Level.ENOUGH,
                List.of(folder.toString(), Long.toString(usable / MEGABYTE)));
    }

    /// What was left after the last collection, which is what cannot be given back: what is used at
    /// a moment is mostly waste.
    private static Optional<ShortageWatch.Reading> memory() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(MemoryPoolMXBean::isUsageThresholdSupported)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null && usage.getMax() > 0)
                .findFirst()
                .map(Gauges::memory);
    }

    /// @param kept what the old objects take
    static ShortageWatch.Reading memory(MemoryUsage kept) {
        double share = (double) kept.getUsed() / kept.getMax();
        return new ShortageWatch.Reading(
                share >= SHORT_MEMORY
                        ? ShortageWatch.Level.SHORT
                        : share > ENOUGH_MEMORY
                                ? ShortageWatch.Level.BETWEEN
                                : ShortageWatch.Level.ENOUGH,
                List.of(
                        Long.toString(kept.getUsed() / MEGABYTE),
                        Long.toString(kept.getMax() / MEGABYTE)));
    }
}
