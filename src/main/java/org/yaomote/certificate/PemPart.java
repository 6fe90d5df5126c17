package org.yaomote.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One part of a PEM text (RFC 7468): a certificate, a key, or something else.
///
/// @param line number of the line it begins in, from 1
/// @param label what it says it is, such as `CERTIFICATE`
/// @param text from its first line to its last
/// @param isComplete whether it has an end
record PemPart(int line, String label, String text, boolean isComplete) {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 #]{1,40})-----");

    /// The parts of a text; what stands between them is for people (RFC 7468 §5.2).
    static List<PemPart> of(String text) {
        List<PemPart> parts = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        int at = 0;
        while (at < lines.size()) {
            Matcher begin = BEGIN.matcher(lines.get(at));
            int from = at;
            at++;
            if (begin.matches()) {
                at = end(lines, at, begin.group(1));
                parts.add(part(lines, from, at, begin.group(1)));
            }
        }
        return parts;
    }

    /// The line behind a part: behind its end, or where the next part begins.
    private static int end(List<String> lines, int from, String label) {
        String end = "-----END " + label + "-----";
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).equals(end)) {
                return i + 1;
            }
            if (lines.get(i).startsWith("-----BEGIN ")) {
                return i;
            }
        }
        return lines.size();
    }

    private static PemPart part(List<String> lines, int from, int to, String label) {
        boolean isComplete = lines.get(to - 1).equals("-----END " + label + "-----");
        String text = String.join("\n", lines.subList(from, to)) + "\n";
        return new PemPart(from + 1, label, text, isComplete);
    }

    /// Never its text, which may be that of a key.
    @Override
    public String toString() {
        return "PemPart[" + label + " in line " + line + "]";
    }
}
