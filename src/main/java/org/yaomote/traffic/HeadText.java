package org.yaomote.traffic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads copied octets of a head, each as one character; what they are was found out before.
final class HeadText {
    private HeadText() {}

    /// @param cut whether there was more of the head
    static Message read(byte[] head, boolean cut, Masking masking, Body body) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int end = lineEnd(text, 0);
        String start = line(text, 0, end);
        List<Field> fields = new ArrayList<>();
        int at = end + 1;
        // Half a line of a head that was cut could be the name, or half a secret.
        for (end = lineEnd(text, at); end < text.length(); end = lineEnd(text, at)) {
            String line = line(text, at, end);
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon);
                String value = line.substring(colon + 1).strip();
                fields.add(new Field(name, masking.value(name, value)));
            }
            at = end + 1;
        }
        return new Message(masking.address(start), fields, cut, body);
    }

    private static int lineEnd(String text, int from) {
        int found = text.indexOf('\n', from);
        return found < 0 ? text.length() : found;
    }

    private static String line(String text, int from, int end) {
        boolean carriage = end > from && text.charAt(end - 1) == '\r';
        return text.substring(from, carriage ? end - 1 : end);
    }
}
