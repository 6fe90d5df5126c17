package org.yaomote.proxy;

import org.yaomote.http.Fields;
import org.yaomote.http.KnownField;

/// The language of the pages that visitors see.
enum PageLanguage {
    ENGLISH("en"),
    JAPANESE("ja");

    final String tag;

    PageLanguage(String tag) {
        this.tag = tag;
    }

    /// What Accept-Language likes better (RFC 9110 §12.5.4): of equals the first; English if it
    /// says nothing of either. Regions are not looked at.
    static PageLanguage preferred(Fields fields) {
        for (int i = 0; i < fields.count(); i++) {
            if (fields.known(i) == KnownField.ACCEPT_LANGUAGE) {
                return of(fields.bytes(), fields.valueStart(i), fields.valueEnd(i));
            }
        }
        return ENGLISH;
    }

    private static PageLanguage of(byte[] bytes, int from, int to) {
        PageLanguage best = ENGLISH;
        int bestWeight = 0;
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && bytes[end] != ',') {
                end++;
            }
            while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
                at++;
            }
            boolean japanese = names(bytes, at, end, JAPANESE);
            int weight = japanese || names(bytes, at, end, ENGLISH) ? weight(bytes, at, end) : 0;
            if (weight > bestWeight) {
                bestWeight = weight;
                best = japanese ? JAPANESE : ENGLISH;
            }
            at = end + 1;
        }
        return best;
    }

    private static boolean names(byte[] bytes, int at, int end, PageLanguage language) {
        return end - at >= 2
                && (bytes[at] | 0x20) == language.tag.charAt(0)
                && (bytes[at + 1] | 0x20) == language.tag.charAt(1)
                && (end - at == 2 || isBehindTag(bytes[at + 2]));
    }

    private static boolean isBehindTag(byte b) {
        return b == '-' || b == ';' || b == ' ' || b == '\t';
    }

    /// In thousandths; 1000 if none is said.
    private static int weight(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '=') {
            at++;
        }
        if (at == end) {
            return 1000;
        }
        int weight = 0;
        int digits = 0;
        for (int i = at + 1; i < end && digits < 4; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                weight = weight * 10 + bytes[i] - '0';
                digits++;
            }
        }
        for (; digits < 4; digits++) {
            weight *= 10;
        }
        return weight;
    }
}
