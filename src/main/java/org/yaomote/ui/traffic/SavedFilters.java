package org.yaomote.ui.traffic;

import org.yaomote.ui.fx.Notebook;

import java.util.ArrayList;
import java.util.List;

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
    void forget(String name) {
        write(without(clean(name)));
    }

    private List<Saved> without(String name) {
        List<Saved> all = new ArrayList<>(all());
        all.removeIf(saved -> saved.name().equals(name));
        return all;
    }

    private void write(List<Saved> all) {
        StringBuilder text = new StringBuilder();
        all.stream()
                .sorted((a, b) -> String.CASE_INSENSITIVE_ORDER.compare(a.name(), b.name()))
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
