package org.yaomote.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// Finds the client that trusted proxies speak for: in X-Forwarded-For, read from its end, the
/// first address that is none of theirs. What stands before it was said by somebody nobody trusts.
public final class ClientBehind {
    /// The proxies that are believed.
    public interface Trusted {
        /// Whether an address is one of theirs.
        ///
        /// @param address 4 or 16 octets
        boolean contains(byte[] address);
    }

    private static final byte[] X_FORWARDED_FOR =
            "x-forwarded-for".getBytes(StandardCharsets.US_ASCII);

    private final Trusted trusted;
    private byte @Nullable [] found;

    private ClientBehind(Trusted trusted) {
        this.trusted = trusted;
    }

    /// The client's address, 4 or 16 octets; null if the peer, who is trusted, names none. If all
    /// addresses are trusted it is the first of them; if one cannot be read, the one behind it.
    public static byte @Nullable [] find(Fields fields, Trusted trusted) {
        return find(fields, trusted, X_FORWARDED_FOR);
    }

    /// The same from another field.
    ///
    /// @param lower its name in lower case
    public static byte @Nullable [] find(Fields fields, Trusted trusted, byte[] lower) {
        ClientBehind search = new ClientBehind(trusted);
        for (int i = fields.count() - 1; i >= 0; i--) {
            boolean hops = fields.isNamed(i, lower);
            if (hops && search.endsIn(fields, i)) {
                break;
            }
        }
        return search.found;
    }

    /// Looks at one field from its end; true if there is nothing left to look for.
    private boolean endsIn(Fields fields, int field) {
        byte[] bytes = fields.bytes();
        int from = fields.valueStart(field);
        int end = fields.valueEnd(field);
        while (end >= from) {
            int start = end;
            while (start > from && bytes[start - 1] != ',') {
                start--;
            }
            if (!isBlank(bytes, start, end) && !passes(address(bytes, start, end))) {
                return true;
            }
            end = start - 1;
        }
        return false;
    }

    private boolean passes(byte @Nullable [] address) {
        if (address == null) {
            return false;
        }
        found = address;
        return trusted.contains(address);
    }

    /// An address as people write it here: bare, with a port, or in brackets.
    private static byte @Nullable [] address(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        if (bytes[start] == '[') {
            int close = indexOf(bytes, ']', start, end);
            boolean port = close + 1 < end && bytes[close + 1] == ':';
            boolean whole = close > 0 && (close + 1 == end || port);
            return whole ? AddressText.parse(bytes, start + 1, close) : null;
        }
        int colon = indexOf(bytes, ':', start, end);
        boolean portBehindV4 = colon > 0 && indexOf(bytes, '.', start, colon) > 0;
        return AddressText.parse(bytes, start, portBehindV4 ? colon : end);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isBlank(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static int indexOf(byte[] bytes, char c, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == c) {
                return i;
            }
        }
        return -1;
    }
}
