package org.yaomote.ui.history;

import org.yaomote.changes.Difference;

/// Shapes for what came, went or changed, as SVG paths in a square of 16.
final class ChangeShapes {
    private static final String PLUS = "M6.8 2h2.4v4.8H14v2.4H9.2V14H6.8V9.2H2V6.8h4.8z";
    private static final String MINUS = "M2 6.8h12v2.4H2z";
    private static final String TILDE =
            "M1.5 9.6c1-3.4 4-4.6 6.6-2.6c1.8 1.4 3 1.2 3.8-.8h2.6c-1 3.4-4 4.6-6.6 2.6"
                    + "c-1.8-1.4-3-1.2-3.8.8z";

    private ChangeShapes() {}

    static String of(Difference.Kind kind) {
        return switch (kind) {
            case ADDED -> PLUS;
            case REMOVED -> MINUS;
            case CHANGED -> TILDE;
        };
    }
}
