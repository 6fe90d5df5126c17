package org.yaomote.ui.sweep;

import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import org.yaomote.roster.BlogLine;
import org.yaomote.ui.editing.RowCopy;
import org.yaomote.ui.fx.UiContext;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts hosts into the clipboard, and says so.
///
/// Thread: the FX thread.
record HostCopies(UiContext context, RowTexts words) {
    /// In this form; nothing where there are none.
    void copy(List<SweepLine> lines, CopyForm form) {
        String text =
                switch (form) {
                    case ADDRESSES -> join(lines.stream().map(words::address).toList());
                    case ROWS -> join(lines.stream().map(words::cells).toList());
                    case JSON ->
                            lines.isEmpty()
                                    ? ""
                                    : RowCopy.json(
                                            Arrays.stream(RowSorting.values())
                                                    .map(RowSorting::column)
                                                    .toList(),
                                            lines.stream()
                                                    .map(words::cells)
                                                    .map(cells -> List.of(cells.split("\t", -1)))
                                                    .toList());
                    case LINES -> join(lines.stream().map(HostCopies::blogLine).toList());
                };
        if (!text.isEmpty()) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            context.toasts().show(() -> context.texts().get("sweep.copied", lines.size()));
        }
    }

    private static String join(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static String blogLine(SweepLine line) {
        return BlogLine.of(line.result()).text(ZoneId.systemDefault());
    }
}
