package org.yaomote.ui.sweep;

import java.util.Locale;

/// In which form hosts are written to a file.
enum ExportForm {
    /// The blog's lines.
    TEXT("txt"),
    CSV("csv"),
    /// A JSON object a line.
    JSON("jsonl"),
    /// The addresses, a line each.
    ADDRESSES("txt");

    private final String ending;

    ExportForm(String ending) {
        this.ending = ending;
    }

    /// The end of the file's name, without a dot.
    String ending() {
        return ending;
    }

    /// Key of its name.
    String key() {
        return "sweep.export." + name().toLowerCase(Locale.ROOT);
    }
}
