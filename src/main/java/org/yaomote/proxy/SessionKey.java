package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Affinity;
import org.yaomote.http.Fields;
import org.yaomote.http.KnownField;
import org.yaomote.http.RequestHead;
import org.yaomote.http.ResponseHead;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/// Finds in a request, or learns from an answer, what a session is told by (Pound's `Session`).
final class SessionKey {
    private SessionKey() {}

    /// The key of a request's session; null if the service keeps none or the request shows none.
    ///
    /// @param client who asks: the peer, or whom a trusted proxy speaks for
    static @Nullable String of(Affinity affinity, RequestHead head, InetAddress client) {
        return switch (affinity) {
            case Affinity.None _ -> null;
            case Affinity.ByClientAddress _ -> address(client);
            case Affinity.ByCookie(var cookie, _) -> cookie(head.fields(), cookie);
            case Affinity.ByInsertedCookie(var cookie, _) -> cookie(head.fields(), cookie);
            case Affinity.ByHeader(var header, _) -> head.fields().value(header);
            case Affinity.ByUrlParameter(var parameter, _) -> parameter(head, parameter);
            case Affinity.ByPathParameter _ -> pathParameter(head);
            case Affinity.ByBasicAuth _ -> credentials(head);
        };
    }

    /// The address of a client, as text.
    static String address(InetAddress client) {
        return client.getHostAddress();
    }

    /// The key that an answer hands out; null if it hands out none.
    static @Nullable String learned(Affinity affinity, ResponseHead head) {
        return switch (affinity) {
            case Affinity.ByCookie(var cookie, _) -> setCookie(head.fields(), cookie);
            case Affinity.ByHeader(var header, _) -> head.fields().value(header);
            case Affinity.None _,
                    Affinity.ByClientAddress _,
                    Affinity.ByInsertedCookie _,
                    Affinity.ByUrlParameter _,
                    Affinity.ByPathParameter _,
                    Affinity.ByBasicAuth _ ->
                    null;
        };
    }

    private static @Nullable String cookie(Fields fields, String name) {
        for (int i = 0; i < fields.count(); i++) {
            if (fields.known(i) == KnownField.COOKIE) {
                for (String pair : fields.text(i).split(";", -1)) {
                    String value = valueOf(pair.strip(), name);
                    if (value != null) {
                        return value;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String setCookie(Fields fields, String name) {
        for (int i = 0; i < fields.count(); i++) {
            if (fields.known(i) == KnownField.SET_COOKIE) {
                String text = fields.text(i);
                int end = text.indexOf(';');
                String value = valueOf(end < 0 ? text : text.substring(0, end), name);
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    private static @Nullable String parameter(RequestHead head, String name) {
        int from = head.pathEnd();
        int length = head.targetEnd() - from;
        if (length <= 1) {
            return null;
        }
        String query = new String(head.bytes(), from + 1, length - 1, StandardCharsets.US_ASCII);
        for (String pair : query.split("&", -1)) {
            String value = valueOf(pair, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String pathParameter(RequestHead head) {
        for (int i = head.pathEnd() - 1; i >= head.pathStart(); i--) {
            if (head.bytes()[i] == ';') {
                int length = head.pathEnd() - i - 1;
                return length == 0
                        ? null
                        : new String(head.bytes(), i + 1, length, StandardCharsets.US_ASCII);
            }
        }
        return null;
    }

    private static @Nullable String credentials(RequestHead head) {
        String value = head.fields().value(KnownField.AUTHORIZATION);
        if (value == null || !value.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        return value.substring(6).strip();
    }

    private static @Nullable String valueOf(String pair, String name) {
        int equals = pair.indexOf('=');
        boolean named = equals > 0 && pair.substring(0, equals).equals(name);
        return named && equals + 1 < pair.length() ? pair.substring(equals + 1) : null;
    }
}
