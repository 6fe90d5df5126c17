package org.yaomote.ui.importing;

import java.util.Locale;

/// What becomes of a line of a text: a word, a shape and a colour, in that order of weight.
///
/// The shapes are none of those that tell how a server does: a line is never up or down.
public enum Bucket {
    /// It is honoured.
    TAKEN("M6.2 13L1.6 8.4L3.2 6.8L6.2 9.8L12.8 3.2L14.4 4.8z"),
    /// It is honoured, but not to the letter.
    DIFFERENT(
            "M2 4.4h5.6L8.9 2h2l-1.3 2.4H14v2H8.5L6.8 9.6H14v2H5.7L4.4 14h-2l1.3-2.4H2v-2h2.8L6.5"
                    + " 6.4H2z"),
    /// It has no effect and comes back on export.
    KEPT("M3 2h10v12.4l-5-3.6l-5 3.6z M4.8 3.8v7.1l3.2-2.3l3.2 2.3v-7.1z"),
    /// It is wrong, or asks for what cannot be done.
    UNSUPPORTED("M8 1L15.5 14.6H0.5z M7.1 5.6v4.6h1.8v-4.6z M7.1 11.2v1.8h1.8v-1.8z");

    private final String shape;

    Bucket(String shape) {
        this.shape = shape;
    }

    /// Key of the word.
    public String key() {
        return "importing.bucket." + word();
    }

    /// Style class that gives the colour.
    public String styleClass() {
        return "bucket-" + word();
    }

    /// An SVG path in a square of 16, filled by the even-odd rule.
    String shape() {
        return shape;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
