package org.yaomote.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The header fields that mean something to a proxy; all others are [#OTHER] and pass as they are.
public enum KnownField {
    OTHER(""),
    HOST("Host"),
    CONNECTION("Connection"),
    CONTENT_LENGTH("Content-Length"),
    TRANSFER_ENCODING("Transfer-Encoding"),
    KEEP_ALIVE("Keep-Alive"),
    PROXY_CONNECTION("Proxy-Connection"),
    TE("TE"),
    TRAILER("Trailer"),
    UPGRADE("Upgrade"),
    EXPECT("Expect"),
    FORWARDED("Forwarded"),
    X_FORWARDED_FOR("X-Forwarded-For"),
    X_FORWARDED_PROTO("X-Forwarded-Proto"),
    X_FORWARDED_PORT("X-Forwarded-Port"),
    X_FORWARDED_HOST("X-Forwarded-Host"),
    AUTHORIZATION("Authorization"),
    COOKIE("Cookie"),
    SET_COOKIE("Set-Cookie"),
    STRICT_TRANSPORT_SECURITY("Strict-Transport-Security"),
    REFERER("Referer"),
    USER_AGENT("User-Agent"),
    ACCEPT_LANGUAGE("Accept-Language"),
    /// Every field whose name begins with `X-SSL-`, also with underscores in place of hyphens:
    /// backends believe them about a client's certificate.
    X_SSL("");

    private static final int LONGEST = 25;

    private static final byte[] ABOUT_TLS = "x-ssl-".getBytes(StandardCharsets.US_ASCII);

    /// By length, so that a look-up compares with two or three names at most.
    private static final List<List<KnownField>> BY_LENGTH = byLength();

    // An enum's constant cannot hold an array that the outside can reach: it is never handed out.
    private final byte[] lower;

    KnownField(String name) {
        lower = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }

    /// The field of a name, whatever its case (RFC 9110 §5.1).
    static KnownField of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (isAboutTls(bytes, from, to)) {
            return X_SSL;
        }
        if (length > LONGEST) {
            return OTHER;
        }
        List<KnownField> candidates = BY_LENGTH.get(length);
        for (int i = 0; i < candidates.size(); i++) {
            KnownField candidate = candidates.get(i);
            if (Octets.equalsLower(bytes, from, to, candidate.lower)) {
                return candidate;
            }
        }
        return OTHER;
    }

    private static boolean isAboutTls(byte[] bytes, int from, int to) {
        int end = from + ABOUT_TLS.length;
        return end <= to
                && Octets.lower(bytes[from]) == 'x'
                && Octets.equalsButForUnderscores(bytes, from, end, ABOUT_TLS);
    }

    /// Whether a name is that of an X-Forwarded field but for underscores, which backends that make
    /// variables of names (RFC 3875 §4.1.18) cannot tell from hyphens.
    static boolean isDisguisedForwarding(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST || Octets.lower(bytes[from]) != 'x') {
            return false;
        }
        List<KnownField> candidates = BY_LENGTH.get(length);
        for (int i = 0; i < candidates.size(); i++) {
            byte[] name = candidates.get(i).lower;
            if (name[0] == 'x' && Octets.equalsButForUnderscores(bytes, from, to, name)) {
                return true;
            }
        }
        return false;
    }

    private static List<List<KnownField>> byLength() {
        List<List<KnownField>> table = new ArrayList<>();
        for (int i = 0; i <= LONGEST; i++) {
            table.add(new ArrayList<>());
        }
        for (KnownField field : values()) {
            if (field.lower.length > 0) {
                table.get(field.lower.length).add(field);
            }
        }
        return table;
    }
}
