package org.yaomote.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page with holes: `{{status}}` and `{{id}}` are filled in, everything else stays octet by
/// octet. What is filled in is digits and letters only, so that it needs no escaping in whatever
/// place of HTML the hole is.
///
/// Immutable; any thread.
final class PageTemplate {
    private static final String STATUS = "{{status}}";
    private static final String ID = "{{id}}";

    /// Header lines (RFC 9112 §5) and the empty line behind them.
    private static final Pattern HEAD =
            Pattern.compile("(?:[A-Za-z0-9-]+:[ \\t]*[\\x20-\\x7e\\t]*\\r?\\n)+\\r?\\n");

    private static final List<String> FRAMING =
            List.of("content-length:", "transfer-encoding:", "connection:", "date:");

    private enum Hole {
        NONE,
        STATUS,
        ID
    }

    /// Stretches of the page, and the holes that follow them.
    private final List<byte[]> stretches = new ArrayList<>();

    private final List<Hole> holes = new ArrayList<>();

    /// Header lines that the page asks for, each with its line end.
    private final String fields;

    /// @param page in any encoding that has ASCII in it
    PageTemplate(byte[] page) {
        this(page, "");
    }

    /// A page as a file has it, which may begin with header lines and an empty one (as Pound's may
    /// from 4.17 on).
    static PageTemplate ofFile(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            return new PageTemplate(file);
        }
        StringBuilder fields = new StringBuilder();
        boolean typed = false;
        for (String line : head.group().strip().lines().toList()) {
            String lower = line.toLowerCase(Locale.ROOT);
            // Where the answer ends is not the page's to say.
            boolean framing = FRAMING.stream().anyMatch(lower::startsWith);
            fields.append(framing ? "" : line.stripTrailing() + "\r\n");
            typed |= lower.startsWith("content-type:");
        }
        String usual = typed ? "" : "Content-Type: text/html; charset=utf-8\r\n";
        return new PageTemplate(Arrays.copyOfRange(file, head.end(), file.length), usual + fields);
    }

    /// Lines about the page, each with its line end; empty for the usual ones.
    String fields() {
        return fields;
    }

    private PageTemplate(byte[] page, String fields) {
        this.fields = fields;
        // One character per octet.
        String text = new String(page, StandardCharsets.ISO_8859_1);
        int at = 0;
        for (int hole = next(text, at); hole >= 0; hole = next(text, at)) {
            boolean isId = text.startsWith(ID, hole);
            add(text.substring(at, hole), isId ? Hole.ID : Hole.STATUS);
            at = hole + (isId ? ID : STATUS).length();
        }
        add(text.substring(at), Hole.NONE);
    }

    /// The page with its holes filled.
    byte[] fill(int status, String id) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(1024);
        for (int i = 0; i < holes.size(); i++) {
            page.writeBytes(stretches.get(i));
            switch (holes.get(i)) {
                case NONE -> {}
                case STATUS -> page.writeBytes(octets(String.valueOf(status)));
                case ID -> page.writeBytes(octets(id));
            }
        }
        return page.toByteArray();
    }

    private void add(String stretch, Hole hole) {
        stretches.add(octets(stretch));
        holes.add(hole);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int next(String text, int from) {
        int status = text.indexOf(STATUS, from);
        int id = text.indexOf(ID, from);
        return status < 0 || id < 0 ? Math.max(status, id) : Math.min(status, id);
    }
}
