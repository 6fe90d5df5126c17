package org.yaomote.ui.sweep;

/// In which form hosts are copied.
enum CopyForm {
    /// The addresses, a line each.
    ADDRESSES("address"),
    /// The cells with tabs between them, which a spreadsheet takes.
    ROWS("rows"),
    /// The cells by the names of their columns, for programs.
    JSON("json"),
    /// `Fri May 2 17:21:12 JST 2008<TAB>192.168.0.1 is alive`.
    LINES("lines");

    private final String word;

    CopyForm(String word) {
        this.word = word;
    }

    /// Key of its name.
    String key() {
        return "sweep.copy." + word;
    }
}
