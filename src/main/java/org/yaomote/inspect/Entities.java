package org.yaomote.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Character references of HTML: numbers, and the names that occur in titles.
final class Entities {
    /// In the order of their code points, from 160 to 255.
    private static final String LATIN_1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg"
                + " plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12"
                + " frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute"
                + " Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml"
                + " times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc"
                + " atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc"
                + " iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute"
                + " ucirc uuml yacute thorn yuml";

    private static final Map<String, Integer> NAMES = names();
    private static final int LONGEST = 10;

    private Entities() {}

    private static Map<String, Integer> names() {
        Map<String, Integer> names =
                new HashMap<>(
                        Map.of(
                                "amp", 0x26, "lt", 0x3C, "gt", 0x3E, "quot", 0x22, "apos", 0x27,
                                "ndash", 0x2013, "mdash", 0x2014, "lsquo", 0x2018, "rsquo", 0x2019,
                                "ldquo", 0x201C));
        names.putAll(
                Map.of(
                        "rdquo", 0x201D, "bull", 0x2022, "hellip", 0x2026, "trade", 0x2122, "euro",
                        0x20AC, "rarr", 0x2192, "larr", 0x2190, "lsaquo", 0x2039, "rsaquo", 0x203A,
                        "minus", 0x2212));
        List<String> latin = List.of(LATIN_1.split(" ", -1));
        for (int i = 0; i < latin.size(); i++) {
            names.put(latin.get(i), 160 + i);
        }
        return Map.copyOf(names);
    }

    /// What is no reference stays as it is.
    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '&' ? text.indexOf(';', i) : -1;
            int sign = end > i + 1 && end - i <= LONGEST ? sign(text.substring(i + 1, end)) : -1;
            if (sign >= 0) {
                decoded.appendCodePoint(sign);
                i = end;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        return decoded.toString();
    }

    private static int sign(String reference) {
        if (!reference.startsWith("#")) {
            return NAMES.getOrDefault(reference, -1);
        }
        boolean hex = reference.startsWith("#x") || reference.startsWith("#X");
        try {
            int sign = Integer.parseInt(reference, hex ? 2 : 1, reference.length(), hex ? 16 : 10);
            return Character.isValidCodePoint(sign) ? sign : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
