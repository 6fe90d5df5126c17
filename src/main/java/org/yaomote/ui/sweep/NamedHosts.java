package org.yaomote.ui.sweep;

import org.yaomote.ui.fx.Thing;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The hosts that can be gone to by address or name.
///
/// @param found shows a row of the sweep
/// @param watched shows a row of the watched hosts
record NamedHosts(RowTexts words, Consumer<SweepRow> found, Consumer<WatchRow> watched) {
    /// The watched ones, then those that are there; as many as may be told.
    List<Thing> all(SweepRows rows, List<WatchRow> eyed) {
        Stream<Thing> ours =
                eyed.stream()
                        .map(
                                row ->
                                        thing(
                                                row.now().host(),
                                                row.now().name(),
                                                "watch.half",
                                                () -> watched.accept(row)));
        Stream<Thing> others =
                rows.all().stream()
                        .filter(row -> RowState.of(row.now()).isThere())
                        .map(
                                row ->
                                        thing(
                                                words.address(row.now()),
                                                row.now().name(),
                                                "sweep.half",
                                                () -> found.accept(row)));
        return Stream.concat(ours, others).limit(Thing.MOST).toList();
    }

    private static Thing thing(String address, String name, String place, Runnable go) {
        return new Thing((address + "  " + name).strip(), place, go);
    }
}
