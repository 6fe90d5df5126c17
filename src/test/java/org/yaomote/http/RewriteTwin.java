package org.yaomote.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the rewriters must give, built the slow and obvious way: from a list of fields, never from
/// offsets.
final class RewriteTwin {
    /// A field as it was sent.
    ///
    /// @param around the value with the blanks around it
    record Field(String name, String around) {
        String line() {
            return name + ":" + around + "\r\n";
        }

        String lower() {
            return name.toLowerCase(Locale.ROOT);
        }

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }

        /// As it is passed on: blanks stay but where they could hide the end of a message.
        Field onward() {
            return NEVER_NAMED_AWAY.contains(lower()) ? new Field(name, " " + stripped()) : this;
        }

        private String stripped() {
            return around.replaceAll("^[ \t]+|[ \t]+$", "");
        }
    }

    /// A request as it was sent.
    record SentRequest(String method, String target, String version, List<Field> fields) {
        String text() {
            return method + " " + target + " HTTP/" + version + "\r\n" + lines(fields) + "\r\n";
        }

        /// The protocol it asks for, empty if none is passed on.
        String asksFor() {
            boolean mayAsk =
                    version.equals("1.1")
                            && fields.stream().noneMatch(RewriteTwin::framesABody)
                            && options(fields).contains("upgrade");
            String asked = mayAsk ? upgrade(fields) : "";
            return asked.equals("websocket") && !method.equals("GET") ? "" : asked;
        }
    }

    /// An answer as it was sent.
    record SentAnswer(String version, int status, String reason, List<Field> fields) {
        String text() {
            return "HTTP/" + version + " " + status + reason + "\r\n" + lines(fields) + "\r\n";
        }
    }

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade");
    private static final Set<String> NEVER_NAMED_AWAY =
            Set.of("host", "content-length", "transfer-encoding");
    private static final Set<String> FORWARDING =
            Set.of(
                    "forwarded",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-port",
                    "x-forwarded-host");

    private RewriteTwin() {}

    /// A request as the backend must get it from a client at 192.0.2.1 that came to 192.0.2.9:8080
    /// without TLS.
    static String rewritten(SentRequest request) {
        return rewritten(request, "");
    }

    /// The same with a line of Via, if it is not empty.
    ///
    /// @param received the version that Via names; `*` for the request's own
    static String rewritten(SentRequest request, String received) {
        List<Field> kept = new ArrayList<>();
        Set<String> options = options(request.fields());
        for (Field field : request.fields()) {
            boolean vain = field.is("Expect") && request.version().equals("1.0");
            if (!vain && !isHopByHop(field, options) && !isClaim(field)) {
                kept.add(field.onward());
            }
        }
        String named = authority(request.target());
        boolean unnamed = kept.stream().noneMatch(field -> field.is("Host"));
        if (unnamed) {
            kept.add(new Field("Host", " " + (named.isEmpty() ? "192.0.2.9:8080" : named)));
        }
        if (!request.asksFor().isEmpty()) {
            kept.add(new Field("Connection", " Upgrade"));
            kept.add(new Field("Upgrade", " " + request.asksFor()));
        }
        if (!received.isEmpty()) {
            String version = received.equals("*") ? request.version() : received;
            kept.add(new Field("Via", " " + version + " yaomote"));
        }
        kept.add(new Field("X-Forwarded-For", " 192.0.2.1"));
        kept.add(new Field("X-Forwarded-Proto", " http"));
        kept.add(new Field("X-Forwarded-Port", " 8080"));
        kept.stream()
                .filter(field -> field.is("Host") && !(named.isEmpty() && unnamed))
                .findFirst()
                .ifPresent(host -> kept.add(new Field("X-Forwarded-Host", host.around())));
        String line = request.method() + " " + originForm(request) + " HTTP/1.1\r\n";
        return line + lines(kept) + "\r\n";
    }

    /// What a listener adds to answers.
    ///
    /// @param hsts the value of Strict-Transport-Security; empty for none
    record Added(String hsts, boolean via) {
        static final Added NOTHING = new Added("", false);
    }

    /// An answer as the client must get it.
    static String rewritten(
            SentAnswer answer, ResponseRewriter.Fate fate, boolean decoded, Added added) {
        List<Field> kept = new ArrayList<>();
        Set<String> options = options(answer.fields());
        boolean coded = answer.fields().stream().anyMatch(field -> field.is("Transfer-Encoding"));
        boolean bodiless = answer.status() < 200 || answer.status() == 204;
        boolean chunkless = bodiless || answer.status() == 304;
        for (Field field : answer.fields()) {
            boolean repeated =
                    field.is("Content-Length")
                            && kept.stream().anyMatch(other -> other.is("Content-Length"));
            boolean dropped =
                    isHopByHop(field, options)
                            || (field.is("Content-Length") && (coded || bodiless || repeated))
                            || (field.is("Transfer-Encoding") && (decoded || chunkless))
                            || (field.is("Strict-Transport-Security") && !added.hsts().isEmpty());
            if (!dropped) {
                kept.add(field.onward());
            }
        }
        if (added.via()) {
            kept.add(new Field("Via", " " + answer.version() + " yaomote"));
        }
        if (!added.hsts().isEmpty() && answer.status() >= 200) {
            kept.add(new Field("Strict-Transport-Security", " " + added.hsts()));
        }
        switch (fate) {
            case STAYS -> {}
            case STAYS_AND_SAYS_SO -> kept.add(new Field("Connection", " keep-alive"));
            case CLOSES -> kept.add(new Field("Connection", " close"));
            case SWITCHES -> {
                String agreed = options.contains("upgrade") ? upgrade(answer.fields()) : "";
                if (!agreed.isEmpty()) {
                    kept.add(new Field("Connection", " Upgrade"));
                    kept.add(new Field("Upgrade", " " + agreed));
                }
            }
        }
        String line = "HTTP/1.1 " + answer.status() + answer.reason() + "\r\n";
        return line + lines(kept) + "\r\n";
    }

    private static String upgrade(List<Field> fields) {
        List<String> named =
                fields.stream()
                        .filter(field -> field.is("Upgrade"))
                        .map(field -> field.around().replaceAll("^[ \t]+|[ \t]+$", ""))
                        .toList();
        String token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
        boolean one = named.size() == 1 && named.getFirst().matches(token + "(/" + token + ")?");
        boolean http = one && named.getFirst().matches("(?i)(h2c|h2|http|tls)(/.*)?");
        String name = one && !http ? named.getFirst() : "";
        return name.equalsIgnoreCase("websocket") ? "websocket" : name;
    }

    private static boolean framesABody(Field field) {
        return field.is("Transfer-Encoding")
                || (field.is("Content-Length") && !field.around().strip().equals("0"));
    }

    /// What a client says about its way here.
    private static boolean isClaim(Field field) {
        return FORWARDING.contains(field.lower())
                || field.lower().replace('_', '-').startsWith("x-ssl-");
    }

    private static boolean isHopByHop(Field field, Set<String> options) {
        return OF_THE_CONNECTION.contains(field.lower())
                || (options.contains(field.lower()) && !NEVER_NAMED_AWAY.contains(field.lower()));
    }

    private static Set<String> options(List<Field> fields) {
        Set<String> options = new TreeSet<>();
        fields.stream()
                .filter(field -> field.is("Connection"))
                .flatMap(field -> Stream.of(field.around().split(",")))
                .forEach(option -> options.add(option.strip().toLowerCase(Locale.ROOT)));
        return options;
    }

    private static String originForm(SentRequest request) {
        String target = request.target();
        if (target.startsWith("/") || target.equals("*")) {
            return target;
        }
        String behind = target.substring(target.indexOf("//") + 2);
        String rest = behind.substring(authority(target).length());
        if (rest.isEmpty()) {
            return request.method().equals("OPTIONS") ? "*" : "/";
        }
        return rest.startsWith("?") ? "/" + rest : rest;
    }

    /// Host and port in an absolute form; empty for the other forms.
    private static String authority(String target) {
        boolean absolute = !target.startsWith("/") && !target.equals("*");
        return absolute ? target.substring(target.indexOf("//") + 2).split("[/?]", 2)[0] : "";
    }

    private static String lines(List<Field> fields) {
        StringBuilder lines = new StringBuilder();
        fields.forEach(field -> lines.append(field.line()));
        return lines.toString();
    }
}
