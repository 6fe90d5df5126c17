package org.yaomote.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Looks for a certificate in a text with many.
///
/// @param text PEM, with anything between
record PemText(String text) {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /// No bundle of authorities is as large.
    private static final int MOST_OCTETS = 16 << 20;

    /// A certificate and what stands before it.
    ///
    /// @param before the text since the one before
    record Part(String before, String base64) {}

    /// The text of a file.
    static PemText in(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(MOST_OCTETS);
            return new PemText(new String(octets, StandardCharsets.ISO_8859_1));
        }
    }

    /// Whether it is among them, octet for octet.
    boolean has(Anchor anchor) {
        return parts().stream().anyMatch(part -> isOf(part, anchor));
    }

    /// How many there are.
    int count() {
        return parts().size();
    }

    /// What stands before it, each time that it is there.
    List<String> before(Anchor anchor) {
        return parts().stream().filter(part -> isOf(part, anchor)).map(Part::before).toList();
    }

    /// PEM wraps lines as it likes.
    private static boolean isOf(Part part, Anchor anchor) {
        return new PemText(anchor.pem()).parts().getFirst().base64().equals(part.base64());
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int end = text.indexOf(END, begin);
            if (end < 0) {
                return parts;
            }
            String inside = text.substring(begin + BEGIN.length(), end);
            parts.add(new Part(text.substring(from, begin), inside.replaceAll("\\s", "")));
            from = end + END.length();
            begin = text.indexOf(BEGIN, from);
        }
        return parts;
    }
}
