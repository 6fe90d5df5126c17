package org.yaomote.inspect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.security.auth.x500.X500Principal;

/// Reads the common name out of a distinguished name in the form of RFC 2253.
final class DistinguishedName {
    private static final String COMMON_NAME = "CN=";

    private DistinguishedName() {}

    /// The most specific common name, "" if there is none.
    static String commonName(X500Principal principal) {
        return commonName(principal.getName(X500Principal.RFC2253));
    }

    static String commonName(String rfc2253) {
        return parts(rfc2253).stream()
                .filter(part -> part.toUpperCase(Locale.ROOT).startsWith(COMMON_NAME))
                .map(part -> plain(part.substring(COMMON_NAME.length())))
                .filter(value -> !value.startsWith("#"))
                .findFirst()
                .orElse("");
    }

    /// Splits at commas and plus signs that are not escaped.
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ',' || c == '+') {
                parts.add(name.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(name.substring(from).strip());
        return parts;
    }

    /// Without escapes: `\,` is a comma, `\C3\A9` are octets of UTF-8.
    private static String plain(String value) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            int hex = value.charAt(i) == '\\' ? hex(value, i + 1) : -1;
            if (hex >= 0) {
                octets.write(hex);
                i += 2;
                continue;
            }
            if (value.charAt(i) == '\\' && i + 1 < value.length()) {
                i++;
            }
            int sign = value.codePointAt(i);
            octets.writeBytes(Character.toString(sign).getBytes(StandardCharsets.UTF_8));
            i += Character.charCount(sign) - 1;
        }
        return octets.toString(StandardCharsets.UTF_8);
    }

    private static int hex(String text, int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
