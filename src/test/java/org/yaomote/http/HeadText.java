package org.yaomote.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Heads written as text in tests: one character per octet.
final class HeadText {
    /// One line of a corpus of heads.
    record Case(String expected, String head) {
        @Override
        public String toString() {
            return expected + " " + head.replace("\r", "\\r").replace("\n", "\\n");
        }
    }

    private HeadText() {}

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /// Parses into a head of its own. The array ends with the head, so a step too far throws.
    static HeadFault fault(RequestHead into, String head) {
        byte[] octets = octets(head);
        return into.parse(octets, 0, octets.length);
    }

    /// The fault of a request, null if it has none.
    static HeadFault fault(String head) {
        return fault(new RequestHead(HeadLimits.REQUEST), head);
    }

    /// A request that is in order.
    static RequestHead request(String head) {
        RequestHead parsed = new RequestHead(HeadLimits.REQUEST);
        HeadFault fault = fault(parsed, head);
        if (fault != null) {
            throw new AssertionError(fault + " in " + head);
        }
        return parsed;
    }

    /// The fault of an answer to GET, null if it has none.
    static HeadFault answerFault(String head) {
        byte[] octets = octets(head);
        return new ResponseHead(HeadLimits.RESPONSE).parse(octets, 0, octets.length, false);
    }

    /// An answer that is in order.
    ///
    /// @param toHead whether HEAD was asked
    static ResponseHead answer(String head, boolean toHead) {
        byte[] octets = octets(head);
        ResponseHead parsed = new ResponseHead(HeadLimits.RESPONSE);
        HeadFault fault = parsed.parse(octets, 0, octets.length, toHead);
        if (fault != null) {
            throw new AssertionError(fault + " in " + head);
        }
        return parsed;
    }

    /// An answer to GET that is in order.
    static ResponseHead answer(String head) {
        return answer(head, false);
    }

    /// Reads a corpus: `EXPECTED|head` a line, with `\r \n \t \0 \\ \xHH` for octets.
    static List<Case> corpus(String name) {
        List<Case> cases = new ArrayList<>();
        InputStream file = HeadText.class.getResourceAsStream("/http/" + name);
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(file, name), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    int bar = line.indexOf('|');
                    cases.add(new Case(line.substring(0, bar), unescape(line.substring(bar + 1))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'r' -> out.append('\r');
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case '0' -> out.append('\0');
                case '\\' -> out.append('\\');
                case 'x' -> {
                    out.append((char) Integer.parseInt(text, i + 1, i + 3, 16));
                    i += 2;
                }
                default -> throw new AssertionError("unknown escape in " + text);
            }
        }
        return out.toString();
    }
}
