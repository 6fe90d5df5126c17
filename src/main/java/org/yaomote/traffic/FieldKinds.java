package org.yaomote.traffic;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What names of fields and parameters say of their values. The same names come again and again, so
/// what was found out is remembered, within a bound.
///
/// Thread: one at a time.
final class FieldKinds {
    private static final int MOST_KNOWN = 2_000;

    private static final Set<String> CREDENTIALS =
            Set.of(
                    "authorization",
                    "proxy-authorization",
                    "authentication-info",
                    "proxy-authentication-info",
                    "x-forwarded-client-cert",
                    "x-amz-security-token");

    private static final Set<String> ADDRESSES =
            Set.of("referer", "location", "content-location", "link", "refresh", "destination");

    /// Parts of names that say that a value is nobody's business.
    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "token|secret|passw|passphrase|pwd|api[-_.]?key|credential|session|sid$|jwt"
                            + "|^key$|^auth|[-_]auth$|^sig$|signature|^code$|^otp$|^pin$|ticket"
                            + "|assertion|private|^access$",
                    Pattern.CASE_INSENSITIVE);

    private final Map<String, Kind> known = new HashMap<>();

    /// What a value is.
    enum Kind {
        COOKIE,
        SET_COOKIE,
        /// A scheme that may be shown, and what may not.
        CREDENTIALS,
        SECRET,
        /// An address, whose parameters may be secrets.
        ADDRESS,
        PLAIN
    }

    /// What the value of a field or parameter of this name is.
    Kind of(String name) {
        Kind before = known.get(name);
        if (before != null) {
            return before;
        }
        Kind found = find(name.toLowerCase(Locale.ROOT));
        if (known.size() < MOST_KNOWN) {
            known.put(name, found);
        }
        return found;
    }

    private static Kind find(String lower) {
        if (lower.equals("cookie")) {
            return Kind.COOKIE;
        }
        if (lower.equals("set-cookie")) {
            return Kind.SET_COOKIE;
        }
        if (CREDENTIALS.contains(lower)) {
            return Kind.CREDENTIALS;
        }
        if (SECRET_NAME.matcher(lower).find()) {
            return Kind.SECRET;
        }
        return ADDRESSES.contains(lower) ? Kind.ADDRESS : Kind.PLAIN;
    }
}
