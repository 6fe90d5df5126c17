package org.yaomote.ui.sweep;

import org.yaomote.sweep.WebService;
import org.yaomote.words.Folding;

import java.util.Locale;

/// Which rows are shown.
///
/// @param show by state
/// @param onlyDifferences whether only rows with a mark are shown
/// @param text part of address, name, title or vendor; folded
record RowFilter(Show show, boolean onlyDifferences, String text) {
    /// All rows.
    static final RowFilter ALL = new RowFilter(Show.ALL, false, "");

    /// By state.
    enum Show {
        ALL,
        ALIVE,
        NO_ANSWER;

        /// Key of its name.
        String key() {
            return "sweep.show." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same with another choice of states.
    RowFilter with(Show changed) {
        return new RowFilter(changed, onlyDifferences, text);
    }

    /// The same with all rows, or only those with a mark.
    RowFilter withOnlyDifferences(boolean changed) {
        return new RowFilter(show, changed, text);
    }

    /// The same with another text, as it was typed.
    RowFilter withText(String typed) {
        return new RowFilter(show, onlyDifferences, Folding.of(typed).strip());
    }

    /// Whether nothing is hidden.
    boolean isOpen() {
        return equals(ALL);
    }

    /// Whether a row is shown.
    boolean passes(SweepLine line) {
        RowState state = RowState.of(line);
        boolean wanted =
                switch (show) {
                    case ALL -> true;
                    case ALIVE -> state.isThere();
                    case NO_ANSWER -> !state.isThere() && state != RowState.NOT_TRIED;
                };
        return wanted && (!onlyDifferences || line.mark().isPresent()) && hasText(line);
    }

    private boolean hasText(SweepLine line) {
        if (text.isEmpty()) {
            return true;
        }
        var known = line.result().known();
        return line.result().label().contains(text)
                || isIn(line.name())
                || isIn(line.service())
                || isIn(known.vendor())
                || known.mac().filter(mac -> mac.toString().contains(text)).isPresent()
                || known.services().stream().anyMatch(this::isIn);
    }

    private boolean isIn(WebService service) {
        return isIn(service.title()) || isIn(service.server()) || isIn(":" + service.port());
    }

    private boolean isIn(String of) {
        return !of.isEmpty() && Folding.of(of).contains(text);
    }
}
