package org.yaomote.pound;

import java.util.List;
import java.util.Optional;

/// A directive as the writer would put it, with what stands below it.
///
/// @param slot what lines compete for: an old and a new line of one slot say the same thing in two
///   ways, so that one takes the other's place
/// @param text word and values, without indentation
/// @param isUsual whether leaving it out says the same, unless a line further out says otherwise
/// @param key of a section, what it stands for whatever it is called: a listener's or a service's
///   id, a backend's address; empty for anything else
/// @param body the lines below, without `End`
record PrintedLine(
        String slot, String text, boolean isUsual, String key, Optional<List<PrintedLine>> body) {
    PrintedLine {
        body = body.map(List::copyOf);
    }

    /// Begins the text of a line that stands for what no line of the dialect says, so that one can
    /// tell whether it changed; such a line is never written.
    static final String UNSAYABLE = "\0";

    /// Whether it, or anything below it, cannot be written.
    boolean isUnsayable() {
        return text.contains(UNSAYABLE)
                || body.stream().flatMap(List::stream).anyMatch(PrintedLine::isUnsayable);
    }

    static PrintedLine of(String slot, String text) {
        return new PrintedLine(slot, text, false, "", Optional.empty());
    }

    static PrintedLine section(String slot, String text, String key, List<PrintedLine> body) {
        return new PrintedLine(slot, text, false, key, Optional.of(body));
    }

    PrintedLine asUsual(boolean usual) {
        return new PrintedLine(slot, text, usual, key, body);
    }

    /// The same line with a word before it, such as `Not`.
    PrintedLine behind(String word) {
        return new PrintedLine(slot, word + " " + text, isUsual, key, body);
    }
}
