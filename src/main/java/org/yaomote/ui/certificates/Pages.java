package org.yaomote.ui.certificates;

/// Where pages are shown.
interface Pages {
    /// Shows a page in the place of the list.
    void open(Page page);

    /// Shows the list again.
    void close();

    /// Looks at the files anew.
    void refresh();

    /// Looks at the files anew, and shows a certificate when the list is shown again.
    ///
    /// @param key of its entry
    void refreshAndSelect(String key);
}
