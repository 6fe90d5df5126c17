package org.yaomote.traffic;

import org.yaomote.config.Affinity;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request as a person writes one: an address, a line of curl, or the head itself.
///
/// @param scheme `http` or `https`; empty if the text does not say
/// @param authority host and port as written; may be empty
/// @param target path and query
/// @param fields without Host, unless the text says so
/// @param bodyLength octets of its body; 0 for none
public record TypedRequest(
        String method,
        String scheme,
        String authority,
        String target,
        List<Field> fields,
        long bodyLength) {
    public TypedRequest {
        fields = List.copyOf(fields);
    }

    /// What a text means.
    public sealed interface Parsed {
        /// It is a request.
        record Ready(TypedRequest request) implements Parsed {}

        /// It is none.
        ///
        /// @param start the first character that is wrong
        /// @param end behind the last
        record Faulty(Fault fault, int start, int end) implements Parsed {}
    }

    /// What is wrong with a text.
    public enum Fault {
        /// There is nothing.
        EMPTY,
        /// It is none of the three forms.
        NOT_UNDERSTOOD,
        /// curl knows no such option, or it is not known here.
        UNKNOWN_OPTION,
        /// A quotation mark is missing.
        OPEN_QUOTE,
        /// The line of curl has no address.
        NO_ADDRESS,
        /// A line of the head is no field.
        BAD_FIELD
    }

    /// Reads a text.
    public static Parsed parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new Parsed.Faulty(Fault.EMPTY, 0, text.length());
        }
        if (trimmed.matches("(?s)(\\$ )?curl\\s.*")) {
            return new CurlReader(text).read();
        }
        String first = trimmed.lines().findFirst().orElse("");
        return first.matches(".* HTTP/1\\.[01]") ? raw(text) : address(text);
    }

    /// The head as it would come, with its empty line: a character for each octet.
    ///
    /// @param host what is asked for if the text does not say
    public String head(String host) {
        StringBuilder text = new StringBuilder();
        text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (fields.stream().noneMatch(f -> f.name().equalsIgnoreCase("host"))) {
            text.append("Host: ").append(authority.isEmpty() ? host : authority).append("\r\n");
        }
        fields.forEach(f -> text.append(f.name()).append(": ").append(f.value()).append("\r\n"));
        boolean framed = fields.stream().anyMatch(TypedRequest::saysLength);
        if (bodyLength > 0 && !framed) {
            text.append("Content-Length: ").append(bodyLength).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    private static boolean saysLength(Field field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        return name.equals("content-length") || name.equals("transfer-encoding");
    }

    /// The port that it goes to: as written, or the usual one of its scheme; empty if neither is
    /// said.
    public Optional<Integer> port() {
        int colon = authority.lastIndexOf(':');
        if (colon > authority.lastIndexOf(']')) {
            String digits = authority.substring(colon + 1);
            boolean isPort = digits.matches("[0-9]{1,5}");
            return isPort ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
        }
        return switch (scheme) {
            case "http" -> Optional.of(80);
            case "https" -> Optional.of(443);
            default -> Optional.empty();
        };
    }

    /// Whether a text that means a request has credentials, cookies or the like in it, which are
    /// not to be kept.
    public static boolean hasSecret(String text) {
        if (!(parse(text) instanceof Parsed.Ready(var request))) {
            return false;
        }
        Masking masking = new Masking(new FieldKinds(), new Affinity.None());
        // The user's name and password of an address are left out of the request already.
        boolean named = !masking.address(request.target()).equals(request.target());
        boolean nobody = !text.matches("(?s).*//[^/@\\s?#'\"]*@.*");
        return named
                || !nobody
                || request.fields().stream()
                        .anyMatch(f -> !masking.value(f.name(), f.value()).equals(f.value()));
    }

    /// A client's address that was typed; no name is looked up.
    public static Optional<InetAddress> client(String text) {
        if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// `https://host/path`, `host/path`, `/path`, each with a method before it if it is not GET.
    private static Parsed address(String text) {
        String trimmed = text.strip();
        int start = text.indexOf(trimmed);
        String method = "GET";
        String rest = trimmed;
        if (trimmed.matches("[A-Z]+\\s+\\S+")) {
            String[] parts = trimmed.split("\\s+", -1);
            method = parts[0];
            rest = parts[1];
        }
        if (rest.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return new Parsed.Faulty(Fault.NOT_UNDERSTOOD, start, start + trimmed.length());
        }
        return new Parsed.Ready(of(method, rest, List.of(), 0));
    }

    /// Of an address as browsers show it; a fragment is not sent.
    static TypedRequest of(String method, String address, List<Field> fields, long bodyLength) {
        String scheme = "";
        String rest = address.replaceFirst("#.*", "");
        int colon = rest.indexOf("://");
        if (colon > 0) {
            scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
            rest = rest.substring(colon + 3);
        }
        int slash = rest.indexOf('/');
        int mark = rest.indexOf('?');
        int end = slash < 0 ? mark : mark < 0 ? slash : Math.min(slash, mark);
        String authority = end < 0 ? rest : rest.substring(0, end);
        String target = end < 0 ? "" : rest.substring(end);
        return new TypedRequest(
                method,
                scheme,
                authority.substring(authority.lastIndexOf('@') + 1),
                target.startsWith("/") ? target : "/" + target,
                fields,
                bodyLength);
    }

    private static Parsed raw(String text) {
        String[] lines = text.split("\r?\n", -1);
        int at = 0;
        int line = 0;
        while (lines[line].isBlank()) {
            at += lines[line].length() + 1;
            line++;
        }
        String[] first = lines[line].strip().split("\\s+", -1);
        if (first.length != 3) {
            return new Parsed.Faulty(Fault.NOT_UNDERSTOOD, at, at + lines[line].length());
        }
        List<Field> fields = new ArrayList<>();
        int next = text.indexOf('\n', at) + 1;
        for (int i = line + 1; i < lines.length && !lines[i].isBlank(); i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0 || lines[i].substring(0, colon).matches(".*\\s.*")) {
                return new Parsed.Faulty(Fault.BAD_FIELD, next, next + lines[i].length());
            }
            fields.add(
                    new Field(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
            next = text.indexOf('\n', next) + 1;
        }
        String host =
                fields.stream()
                        .filter(f -> f.name().equalsIgnoreCase("host"))
                        .map(Field::value)
                        .findFirst()
                        .orElse("");
        boolean absolute = first[1].contains("://");
        TypedRequest request =
                absolute
                        ? of(first[0], first[1], fields, 0)
                        : new TypedRequest(first[0], "", host, first[1], fields, 0);
        return new Parsed.Ready(request);
    }
}
