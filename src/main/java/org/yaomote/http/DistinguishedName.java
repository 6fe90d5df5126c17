package org.yaomote.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/// The name of a certificate's owner or issuer in one line as OpenSSL prints it and every Pound
/// sends it to backends: `C = JP, O = Example, CN = client`. Applications compare such lines as a
/// whole, so order, blanks and short names are not ours to choose.
final class DistinguishedName {
    /// Short names of OpenSSL for what Java would write as numbers.
    private static final Map<String, String> SHORT_NAMES =
            Map.ofEntries(
                    Map.entry("1.2.840.113549.1.9.1", "emailAddress"),
                    Map.entry("2.5.4.4", "SN"),
                    Map.entry("2.5.4.5", "serialNumber"),
                    Map.entry("2.5.4.9", "street"),
                    Map.entry("2.5.4.12", "title"),
                    Map.entry("2.5.4.13", "description"),
                    Map.entry("2.5.4.15", "businessCategory"),
                    Map.entry("2.5.4.17", "postalCode"),
                    Map.entry("2.5.4.42", "GN"),
                    Map.entry("2.5.4.43", "initials"),
                    Map.entry("2.5.4.44", "generationQualifier"),
                    Map.entry("2.5.4.46", "dnQualifier"),
                    Map.entry("2.5.4.65", "pseudonym"),
                    Map.entry("2.5.4.97", "organizationIdentifier"));

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Pattern NEEDS_QUOTES =
            Pattern.compile("[ #].*|.* |.*[,+\"<>;].*", Pattern.DOTALL);

    private DistinguishedName() {}

    /// In the order of the certificate. Control characters are a backslash and two hexadecimal
    /// digits, so that a name stays in its line; other characters are themselves.
    static String text(X500Principal name) {
        String reversed = name.getName(X500Principal.RFC2253, SHORT_NAMES);
        try {
            List<String> parts = new ArrayList<>();
            for (Rdn part : new LdapName(reversed).getRdns()) {
                parts.add(text(part));
            }
            return String.join(", ", parts);
        } catch (NamingException e) {
            // Java could not read what it wrote: its own form, a name all the same.
            return escaped(reversed);
        }
    }

    private static String text(Rdn part) throws NamingException {
        List<String> values = new ArrayList<>();
        for (Attribute one : Collections.list(part.toAttributes().getAll())) {
            for (Object value : Collections.list(one.getAll())) {
                values.add(one.getID() + " = " + text(value));
            }
        }
        values.sort(null);
        return String.join(" + ", values);
    }

    private static String text(Object value) {
        if (value instanceof byte[] octets) {
            return "#" + HEX.formatHex(octets);
        }
        String plain = value.toString();
        String safe = escaped(plain.replace("\\", "\\\\").replace("\"", "\\\""));
        return NEEDS_QUOTES.matcher(plain).matches() ? "\"" + safe + "\"" : safe;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f) {
                safe.append('\\').append(HEX.toHexDigits((byte) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
