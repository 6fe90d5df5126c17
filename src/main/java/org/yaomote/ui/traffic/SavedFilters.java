package org.yaomote.ui.traffic;

import org.yaomote.ui.fx.Notebook;
import org.yaomote.words.Folding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The filters that were given names, in the order of their names; remembered from one run to the
/// next.
///
/// Thread: the FX thread.
///
/// @param notebook has a line for each: its name, a tab, its text
record SavedFilters(Notebook notebook) {
    private static final String NOTE = "traffic.filters";

    /// More are not kept.
    static final int MOST = 50;

    /// A filter with a name.
    record Saved(String name, String filter) {}

    /// All of them.
    List<Saved> all() {
        return notebook.read(NOTE).stream()
                .flatMap(String::lines)
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2 && !parts[0].isBlank())
                .map(parts -> new Saved(parts[0], parts[1]))
                .toList();
    }

    /// Keeps one, in place of one of the same name.
    void keep(String name, String filter) {
        String clean = clean(name);
        List<Saved> all = without(clean);
        all.add(new Saved(clean, clean(filter)));
        write(all);
    }

    /// Forgets one.
    ///
    /// @return takes that back, and says whether it could: not if the name was given away since
    BooleanSupplier forget(Saved one) {
        write(without(one.name()));
        return () -> {
            boolean isFree = all().stream().noneMatch(saved -> saved.name().equals(one.name()));
            if (isFree) {
                keep(one.name(), one.filter());
            }
            return isFree;
        };
    }

    private List<Saved> without(String name) {
        List<Saved> all = new ArrayList<>(all());
        all.removeIf(saved -> saved.name().equals(name));
        return all;
    }

    private void write(List<Saved> all) {
        StringBuilder text = new StringBuilder();
        all.stream()
                .sorted(Comparator.comparing(saved -> Folding.of(saved.name())))
                .limit(MOST)
                .forEach(
                        saved ->
                                text.append(saved.name())
                                        .append('\t')
                                        .append(saved.filter())
                                        .append('\n'));
        notebook.write(NOTE, text.toString());
    }

    private static String clean(String text) {
        return text.strip().replaceAll("[\\t\\r\\n]+", " ");
    }
}
