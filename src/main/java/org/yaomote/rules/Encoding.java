package org.yaomote.rules;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// How a constant is written.
enum Encoding {
    NONE,
    URL,
    BASE64;

    /// The encoding of a word; empty if there is none.
    static Optional<Encoding> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "none" -> Optional.of(NONE);
            case "url" -> Optional.of(URL);
            case "base64" -> Optional.of(BASE64);
            default -> Optional.empty();
        };
    }

    String apply(String text) {
        return switch (this) {
            case NONE -> text;
            case URL -> Percent.encode(text, "");
            case BASE64 ->
                    Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
        };
    }
}
