package org.yaomote.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/// Finds the title of an HTML page, as a browser would for usual pages.
final class PageTitle {
    /// Browsers look for the charset in the first 1024 octets.
    private static final int PRESCAN = 1024;

    private static final String CHARSET = "charset";

    private PageTitle() {}

    /// Fit to be shown, "" if there is none.
    static String of(HttpAnswer answer) {
        byte[] body = answer.body();
        String text = text(body, answer.field("content-type"));
        return ShownText.of(Entities.decode(between(text)));
    }

    private static String between(String text) {
        // ASCII only: folding by a locale may change the length.
        String lower = asciiLower(text);
        for (int at = lower.indexOf("<title"); at >= 0; at = lower.indexOf("<title", at + 1)) {
            int next = at + "<title".length();
            boolean isIt =
                    next < lower.length()
                            && (lower.charAt(next) == '>'
                                    || Character.isWhitespace(lower.charAt(next)));
            int from = isIt ? lower.indexOf('>', next) : -1;
            if (from >= 0) {
                int to = lower.indexOf("</title", from);
                return to < 0 ? "" : text.substring(from + 1, to);
            }
        }
        return "";
    }

    private static String asciiLower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + 32));
            }
        }
        return lower.toString();
    }

    private static String text(byte[] body, String contentType) {
        Optional<Charset> said =
                byMark(body).or(() -> named(contentType)).or(() -> named(beginning(body)));
        if (said.isPresent()) {
            return new String(body, said.get());
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, 0, wholeCharacters(body)))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(body, Charset.forName("windows-1252"));
        }
    }

    private static String beginning(byte[] body) {
        return new String(body, 0, Math.min(PRESCAN, body.length), StandardCharsets.ISO_8859_1);
    }

    private static Optional<Charset> byMark(byte[] body) {
        int first = body.length < 2 ? 0 : (body[0] & 0xFF) << 8 | (body[1] & 0xFF);
        return switch (first) {
            case 0xEFBB -> Optional.of(StandardCharsets.UTF_8);
            case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    /// The charset that `charset=` names in a field or in the tag `meta`.
    private static Optional<Charset> named(String text) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(CHARSET);
        int from = at < 0 ? -1 : text.indexOf('=', at);
        if (from < 0) {
            return Optional.empty();
        }
        int begin = from + 1;
        while (begin < text.length() && " \"'".indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        int end = begin;
        while (end < text.length() && " \"';>/".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return charset(text.substring(begin, end).strip());
    }

    private static Optional<Charset> charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            // Browsers read what calls itself Latin-1 as the code page that extends it.
            return Optional.of(
                    charset.equals(StandardCharsets.ISO_8859_1)
                                    || charset.equals(StandardCharsets.US_ASCII)
                            ? Charset.forName("windows-1252")
                            : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /// Without a character of UTF-8 that the limit has cut in two.
    private static int wholeCharacters(byte[] body) {
        int end = body.length;
        int back = 0;
        while (back < 4 && end - back > 0 && (body[end - back - 1] & 0xC0) == 0x80) {
            back++;
        }
        boolean lead = end - back > 0 && (body[end - back - 1] & 0xC0) == 0xC0;
        return lead ? end - back - 1 : end;
    }
}
