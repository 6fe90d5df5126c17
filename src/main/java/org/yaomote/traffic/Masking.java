package org.yaomote.traffic;

import org.yaomote.config.Affinity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the secrets out of heads: values of credentials and cookies, of fields and query
/// parameters whose names say that they hold such, and what a service tells its sessions by.
///
/// Thread: one at a time.
final class Masking {
    /// What stands for a secret.
    static final String DOTS = "***";

    /// In a path a parameter ends with its step; in a query, and behind `#`, only with the next
    /// one: rather too much is hidden than half a secret shown.
    private static final Pattern IN_PATH = Pattern.compile("(;)([^=;/\\s]+)=([^;/\\s]*)");

    private static final Pattern IN_QUERY = Pattern.compile("([?&;#])([^=?&;#\\s]+)=([^&#\\s]*)");
    private static final Pattern USER = Pattern.compile("(//)[^/@\\s?#]*@");
    private static final Pattern COOKIE = Pattern.compile("(^|;)(\\s*[^=;]*=)[^;]*");

    private final FieldKinds kinds;
    private final String parameter;
    private final String field;
    private final boolean pathParameter;

    /// @param affinity of the service that has the request
    Masking(FieldKinds kinds, Affinity affinity) {
        this.kinds = kinds;
        parameter = affinity instanceof Affinity.ByUrlParameter(var name, _) ? name : "";
        field = affinity instanceof Affinity.ByHeader(var name, _) ? name : "";
        pathParameter = affinity instanceof Affinity.ByPathParameter;
    }

    /// A field's value without secrets.
    String value(String name, String value) {
        if (name.equalsIgnoreCase(field)) {
            return DOTS;
        }
        return switch (kinds.of(name)) {
            case PLAIN -> value;
            case ADDRESS -> address(value);
            case SECRET -> DOTS;
            case COOKIE -> cookies(value);
            case SET_COOKIE -> {
                int end = value.indexOf(';');
                String pair = end < 0 ? value : value.substring(0, end);
                yield cookies(pair) + (end < 0 ? "" : value.substring(end));
            }
            case CREDENTIALS -> {
                int blank = value.indexOf(' ');
                yield blank > 0 ? value.substring(0, blank + 1) + DOTS : DOTS;
            }
        };
    }

    /// A request line or an address without secrets.
    String address(String text) {
        int query = end(text);
        String before = text.substring(0, query);
        String path = before.indexOf(';') < 0 ? before : hidden(IN_PATH, before);
        String nobody =
                path.indexOf('@') < 0 ? path : USER.matcher(path).replaceAll("$1" + DOTS + "@");
        String shown = pathParameter ? withoutPathParameter(nobody) : nobody;
        return query == text.length() ? shown : shown + hidden(IN_QUERY, text.substring(query));
    }

    /// Where the path ends.
    private static int end(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '?' && text.charAt(at) != '#') {
            at++;
        }
        return at;
    }

    private String hidden(Pattern parameter, String text) {
        return parameter
                .matcher(text)
                .replaceAll(
                        found -> {
                            String start = found.group(1) + found.group(2) + "=";
                            String shown = isSecret(found.group(2)) ? start + DOTS : found.group();
                            return Matcher.quoteReplacement(shown);
                        });
    }

    private boolean isSecret(String name) {
        String plain = decoded(name);
        return plain.equals(parameter) || kinds.of(plain) != FieldKinds.Kind.PLAIN;
    }

    private static String decoded(String name) {
        if (name.indexOf('%') < 0 && name.indexOf('+') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return name;
        }
    }

    /// What stands without a name may be a secret itself.
    private static String cookies(String value) {
        String named = COOKIE.matcher(value).replaceAll("$1$2" + DOTS);
        return named.contains("=") ? named : DOTS;
    }

    /// A session is told by what stands behind the last semicolon of a path.
    private static String withoutPathParameter(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            return text;
        }
        int blank = text.indexOf(' ', semicolon);
        return text.substring(0, semicolon + 1) + DOTS + (blank < 0 ? "" : text.substring(blank));
    }
}
