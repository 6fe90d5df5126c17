package org.yaomote.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One part of a PEM file (RFC 7468): a certificate, a key, or something else.
///
/// @param line number of the line it begins in, from 1
/// @param label what it says it is, such as `CERTIFICATE`
/// @param text from its first line to its last
/// @param complete whether it has an end
record PemBlock(int line, String label, String text, boolean complete) {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

    /// The parts of a text; what stands between them is for people (RFC 7468 §5.2).
    static List<PemBlock> of(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            Matcher begin = BEGIN.matcher(lines.get(at).strip());
            if (begin.matches()) {
                PemBlock block = block(lines, at, begin.group(1));
                blocks.add(block);
                at += (int) block.text.lines().count();
            } else {
                at++;
            }
        }
        return blocks;
    }

    private static PemBlock block(List<String> lines, int from, String label) {
        String end = "-----END " + label + "-----";
        StringBuilder text = new StringBuilder();
        for (int i = from; i < lines.size(); i++) {
            text.append(lines.get(i)).append('\n');
            if (lines.get(i).strip().equals(end)) {
                return new PemBlock(from + 1, label, text.toString(), true);
            }
        }
        return new PemBlock(from + 1, label, text.toString(), false);
    }

    /// Never its text, which may be that of a key.
    @Override
    public String toString() {
        return "PemBlock[" + label + " in line " + line + "]";
    }
}
