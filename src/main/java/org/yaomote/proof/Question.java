package org.yaomote.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What is asked of a listener: for which host, at which path.
///
/// @param method a safe one (RFC 9110 §9.2.1)
/// @param host sent as Host and as the name of the TLS handshake
/// @param target path, and query if it has one
/// @param fields whole lines beside those that are always sent
/// @param isSure whether it meets all that was asked of it; else some of that could not be known
record Question(String method, String host, String target, List<String> fields, boolean isSure) {
    /// What is asked where no rule says more.
    static final Question PLAIN = new Question("HEAD", "localhost", "/", List.of(), true);

    private static final String AGENT = "User-Agent: Yaomote-proof";

    /// What would change where the request ends, or what becomes of its connection.
    private static final Set<String> NOT_OURS =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    Question withMethod(String other) {
        return new Question(other, host, target, fields, isSure);
    }

    Question withHost(String other) {
        return new Question(method, other, target, fields, isSure);
    }

    Question withTarget(String other) {
        return new Question(method, host, other, fields, isSure);
    }

    Question unsure() {
        return new Question(method, host, target, fields, false);
    }

    /// With a field more; the host is one, too.
    Question withField(String name, String value) {
        if (name.equalsIgnoreCase("Host")) {
            return withHost(value.replaceFirst(":[0-9]*$", ""));
        }
        List<String> more = new ArrayList<>(fields);
        if (name.equalsIgnoreCase("User-Agent")) {
            more.removeIf(line -> name(line).equals("user-agent"));
        }
        more.add(name + ": " + value.strip());
        return new Question(method, host, target, more, isSure);
    }

    String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /// All lines behind the first, the host's as a browser on the usual port has it.
    List<String> lines() {
        return lines(host);
    }

    private List<String> lines(String shown) {
        boolean named = fields.stream().anyMatch(line -> name(line).equals("user-agent"));
        return Stream.of(
                        Stream.of("Host: " + shown),
                        named ? Stream.<String>empty() : Stream.of(AGENT),
                        fields.stream(),
                        Stream.of("Connection: close"))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    /// The request, in octets of ISO 8859-1; the connection ends with the answer.
    ///
    /// @param port shown behind the host; 0 for none
    String head(int port) {
        String bare = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        String shown = port == 0 ? bare : bare + ":" + port;
        return method
                + " "
                + target
                + " HTTP/1.1\r\n"
                + String.join("\r\n", lines(shown))
                + "\r\n\r\n";
    }

    /// Whether it means what it says and nothing else.
    boolean isSafe() {
        boolean visible = (host + target).chars().allMatch(c -> c > ' ' && c < 127);
        return visible
                && target.startsWith("/")
                && !host.isEmpty()
                && fields.stream()
                        .allMatch(
                                line ->
                                        line.chars().allMatch(c -> c >= ' ' && c < 127)
                                                && !NOT_OURS.contains(name(line)));
    }
}
