package org.yaomote.ui.sweep;

import org.yaomote.words.Folding;

import java.util.Comparator;

/// By what the rows can be sorted; equal ones by address.
enum RowSorting {
    STATE("state", Comparator.comparing(r -> RowState.of(r.now()))),
    ADDRESS("address", SweepRow.BY_ADDRESS),
    NAME("name", Comparator.comparing(RowSorting::name)),
    HOW("how", Comparator.comparing(r -> r.now().result().reason().getClass().getSimpleName())),
    TIME("time", Comparator.comparingLong(RowSorting::time)),
    LOSS("loss", Comparator.comparingDouble(r -> r.now().loss())),
    WEB("web", Comparator.comparing(RowSorting::web)),
    MARK("mark", Comparator.comparing(RowSorting::mark));

    private final String column;
    private final Comparator<SweepRow> comparator;

    RowSorting(String column, Comparator<SweepRow> comparator) {
        this.column = column;
        this.comparator = comparator.thenComparing(SweepRow.BY_ADDRESS);
    }

    /// The last word of the column's key.
    String column() {
        return column;
    }

    /// @param descending the other way round
    Comparator<SweepRow> comparator(boolean descending) {
        return descending ? comparator.reversed() : comparator;
    }

    /// Whether a row keeps its place, whatever comes to be known of it.
    boolean isSettled() {
        return this == ADDRESS;
    }

    /// Hosts without a name behind those with one.
    private static String name(SweepRow row) {
        String name = Folding.of(row.now().name());
        return name.isEmpty() ? "\uffff" : name;
    }

    /// Hosts that never answered behind the slowest.
    private static long time(SweepRow row) {
        var echo = row.now().result().echo();
        return echo.received() == 0 ? Long.MAX_VALUE : echo.avgNanos();
    }

    private static String web(SweepRow row) {
        var services = row.now().result().known().services();
        return services.isEmpty()
                ? "\uffff"
                : Folding.of(
                        "%s %s"
                                .formatted(
                                        services.getFirst().scheme(), services.getFirst().title()));
    }

    /// Differences first, then backends, then the rest.
    private static String mark(SweepRow row) {
        SweepLine line = row.now();
        String first = line.mark().map(m -> "0" + m.getClass().getSimpleName()).orElse("1");
        return first + (line.service().isEmpty() ? "\uffff" : line.service());
    }
}
