package org.yaomote.http;

import org.yaomote.http.RewriteTwin.Field;
import org.yaomote.http.RewriteTwin.SentAnswer;
import org.yaomote.http.RewriteTwin.SentRequest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Heads that are in order, as odd as the rules allow: any order, any case, any blanks, repeated
/// fields, fields that Connection names, absolute forms.
final class RandomHeads {
    private static final List<String> NAMES =
            List.of(
                    "X-A",
                    "x-b",
                    "X-Ab",
                    "Accept",
                    "Cookie",
                    "Set-Cookie",
                    "Authorization",
                    "Via",
                    "Strict-Transport-Security",
                    "Keep-Alive",
                    "Proxy-Connection",
                    "TE",
                    "Trailer",
                    "Upgrade",
                    "Forwarded",
                    "X-Forwarded-For",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Port",
                    "X-Forwarded-Host",
                    "X-Forwarded-Form",
                    "X-SSL-Subject",
                    "X_SSL_any",
                    "X-SSL-",
                    "X-SSL",
                    "Expect",
                    "Hosts",
                    "Content-Type");
    private static final List<String> NAMED =
            List.of(
                    "close",
                    "keep-alive",
                    "upgrade",
                    "x-a",
                    "X-B",
                    "cookie",
                    "via",
                    "strict-transport-security",
                    "host",
                    "te",
                    "",
                    "Content-Length",
                    "transfer-encoding",
                    "x-forwarded-for",
                    "x-c",
                    "accept");
    private static final List<String> VALUES =
            List.of(
                    "",
                    "x",
                    "websocket",
                    "h2c",
                    "a/1",
                    "a, b",
                    "\u00e9\u00ff",
                    "a:b",
                    "\"q\\\"\"",
                    "a\tb  c");
    private static final List<String> BLANKS = List.of("", " ", "\t", "  \t ");
    private static final List<String> PATHS =
            List.of("/", "/a/b;c", "/?", "/a?b=/c?d", "//x", "/%00", "/a\"<>");
    private static final List<String> ORIGINS =
            List.of("http://h.example", "HTTP://h.example:80", "https://[::1]:8443", "http://h");

    private final Random random;

    RandomHeads(long seed) {
        random = new Random(seed);
    }

    SentRequest request() {
        String version = random.nextInt(5) == 0 ? "1.0" : "1.1";
        String method = pick(List.of("GET", "GET", "POST", "HEAD", "OPTIONS", "X"));
        String origin = random.nextInt(4) == 0 ? pick(ORIGINS) : "";
        String path = pick(PATHS);
        if (!origin.isEmpty() && random.nextInt(3) == 0) {
            path = random.nextBoolean() ? "" : "?q";
        } else if (origin.isEmpty() && method.equals("OPTIONS") && random.nextBoolean()) {
            path = "*";
        }
        List<Field> fields = fields();
        if (version.equals("1.1") || random.nextBoolean()) {
            String named = origin.isEmpty() ? "any.example:99" : origin.split("//", 2)[1];
            fields.add(new Field(cased("Host"), blanks() + cased(named) + blanks()));
        }
        int body = random.nextInt(3);
        if (body == 0) {
            String length = String.valueOf(random.nextInt(3));
            fields.add(new Field(cased("Content-Length"), blanks() + length + blanks()));
        } else if (body == 1 && version.equals("1.1")) {
            fields.add(new Field(cased("Transfer-Encoding"), blanks() + cased("chunked")));
        }
        Collections.shuffle(fields, random);
        return new SentRequest(method, origin + path, version, fields);
    }

    SentAnswer answer() {
        String version = random.nextInt(5) == 0 ? "1.0" : "1.1";
        int status = pick(List.of(200, 200, 404, 204, 304, 100, 103, 101, 500, 599));
        List<Field> fields = fields();
        for (int lengths = random.nextInt(3); lengths > 0; lengths--) {
            fields.add(new Field(cased("Content-Length"), blanks() + "5" + blanks()));
        }
        if (version.equals("1.1") && random.nextInt(3) == 0) {
            fields.add(new Field(cased("Transfer-Encoding"), blanks() + cased("chunked")));
        }
        Collections.shuffle(fields, random);
        String reason = pick(List.of("", " ", " OK", " sch\u00f6n \t gesagt"));
        return new SentAnswer(version, status, reason, fields);
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (int count = random.nextInt(8); count > 0; count--) {
            fields.add(new Field(cased(pick(NAMES)), blanks() + pick(VALUES) + blanks()));
        }
        for (int count = random.nextInt(3); count > 0; count--) {
            List<String> named = new ArrayList<>();
            for (int k = random.nextInt(4); k >= 0; k--) {
                named.add(blanks() + cased(pick(NAMED)) + blanks());
            }
            fields.add(new Field(cased("Connection"), String.join(",", named)));
        }
        return fields;
    }

    private String blanks() {
        return pick(BLANKS);
    }

    private String cased(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> text.toLowerCase(Locale.ROOT);
            case 1 -> text.toUpperCase(Locale.ROOT);
            default -> text;
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
