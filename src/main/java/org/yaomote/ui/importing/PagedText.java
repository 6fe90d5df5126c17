package org.yaomote.ui.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A text in pages of whole lines, so that a large one can be edited in a field that is made for
/// small ones.
///
/// Line ends and the byte order mark are set aside while it is edited, and come back. Thread: one.
final class PagedText {
    /// As many lines as a text field lays out between two keystrokes without being felt.
    static final int PAGE = 1000;

    private static final String MARK = "\uFEFF";

    private final String original;
    private final String lineEnd;
    private final List<List<String>> pages = new ArrayList<>();
    private boolean isEdited;

    private PagedText(String text) {
        original = text;
        lineEnd = text.contains("\r\n") ? "\r\n" : text.contains("\r") ? "\r" : "\n";
        List<String> lines = lines(text.startsWith(MARK) ? text.substring(1) : text);
        pages.addAll(cut(lines));
    }

    /// Cuts a text.
    static PagedText of(String text) {
        return new PagedText(text);
    }

    /// How many pages there are, at least one.
    int pages() {
        return pages.size();
    }

    /// A page, its lines ended by LF but for the last.
    String page(int index) {
        return String.join("\n", pages.get(index));
    }

    /// How many lines a page has, at least one.
    int lines(int page) {
        return pages.get(page).size();
    }

    /// How many lines the text has; a line end at its end begins one more.
    int lines() {
        return pages.stream().mapToInt(List::size).sum();
    }

    /// The first line of a page, counted from 1.
    int firstLine(int page) {
        return 1 + pages.subList(0, page).stream().mapToInt(List::size).sum();
    }

    /// The page that has a line, or the last.
    ///
    /// @param line counted from 1
    int pageOf(int line) {
        int page = 0;
        int before = pages.getFirst().size();
        while (before < line && page < pages.size() - 1) {
            page++;
            before += pages.get(page).size();
        }
        return page;
    }

    /// Replaces a page.
    ///
    /// @return whether it had become too large and was cut, so that others have other numbers now
    boolean put(int page, String text) {
        List<String> lines = lines(text);
        isEdited |= !lines.equals(pages.get(page));
        if (lines.size() <= 2 * PAGE) {
            pages.set(page, lines);
            return false;
        }
        pages.remove(page);
        pages.addAll(page, cut(lines));
        return true;
    }

    /// The whole text: as it was given if nothing was changed, else with one kind of line end.
    String whole() {
        if (!isEdited) {
            return original;
        }
        String joined = pages.stream().flatMap(List::stream).collect(Collectors.joining(lineEnd));
        return original.startsWith(MARK) ? MARK + joined : joined;
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\r\n|\r|\n", -1));
    }

    private static List<List<String>> cut(List<String> lines) {
        List<List<String>> cut = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += PAGE) {
            cut.add(lines.subList(from, Math.min(lines.size(), from + PAGE)));
        }
        return cut;
    }
}
