package org.yaomote.traffic;

import org.yaomote.traffic.TypedRequest.Fault;
import org.yaomote.traffic.TypedRequest.Parsed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// Reads a line of curl: the options that say what is asked are heeded, those about how it is
/// fetched and shown are not.
final class CurlReader {
    private static final Set<String> WITHOUT_VALUE =
            Set.of(
                    "-i",
                    "--include",
                    "-v",
                    "--verbose",
                    "-s",
                    "--silent",
                    "-S",
                    "--show-error",
                    "-k",
                    "--insecure",
                    "-L",
                    "--location",
                    "-f",
                    "--fail",
                    "--compressed",
                    "-N",
                    "--no-buffer",
                    "--http1.1",
                    "--http2",
                    "--http2-prior-knowledge",
                    "-g",
                    "--globoff",
                    "-4",
                    "--ipv4",
                    "-6",
                    "--ipv6",
                    "--path-as-is",
                    "-#");

    private static final Set<String> UNHEEDED_VALUE =
            Set.of(
                    "-o",
                    "--output",
                    "-m",
                    "--max-time",
                    "--connect-timeout",
                    "--cacert",
                    "--cert",
                    "-E",
                    "--key",
                    "--resolve",
                    "-x",
                    "--proxy",
                    "-w",
                    "--write-out",
                    "--retry",
                    "-c",
                    "--cookie-jar",
                    "--max-redirs",
                    "--interface");

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private String method = "";
    private String address = "";
    private long bodyLength;
    private boolean hasBody;
    private boolean bodyAsQuery;
    private final StringBuilder query = new StringBuilder();

    /// A word as a shell makes it, and where it stands.
    private record Word(String value, int start, int end) {}

    CurlReader(String text) {
        this.text = text;
    }

    Parsed read() {
        int open = split();
        if (open >= 0) {
            return new Parsed.Faulty(Fault.OPEN_QUOTE, open, text.length());
        }
        for (int i = words.getFirst().value().equals("$") ? 2 : 1; i < words.size(); i++) {
            Word word = words.get(i);
            String option = word.value();
            if (!option.startsWith("-") || option.length() < 2) {
                address = option;
            } else if (option.equals("-I") || option.equals("--head")) {
                method = "HEAD";
            } else if (option.equals("-G") || option.equals("--get")) {
                bodyAsQuery = true;
            } else if (!WITHOUT_VALUE.contains(option)) {
                String attached = attached(option);
                boolean isAttached = !attached.isEmpty();
                String name = isAttached ? option.substring(0, 2) : option;
                String value =
                        isAttached
                                ? attached
                                : i + 1 < words.size() ? words.get(i + 1).value() : "";
                if (!heeds(name, value) && !UNHEEDED_VALUE.contains(name)) {
                    return new Parsed.Faulty(Fault.UNKNOWN_OPTION, word.start(), word.end());
                }
                i += isAttached ? 0 : 1;
            }
        }
        return address.isEmpty()
                ? new Parsed.Faulty(Fault.NO_ADDRESS, 0, text.length())
                : new Parsed.Ready(request());
    }

    private TypedRequest request() {
        boolean sends = hasBody && !bodyAsQuery;
        String how = method.isEmpty() ? sends ? "POST" : "GET" : method;
        String url = address;
        if (bodyAsQuery && !query.isEmpty()) {
            url += (url.contains("?") ? "&" : "?") + query;
        }
        return TypedRequest.of(how, url, fields, sends ? bodyLength : 0);
    }

    /// The value that stands right behind a short option.
    private static String attached(String option) {
        boolean isShort = option.length() > 2 && option.charAt(1) != '-';
        return isShort ? option.substring(2) : "";
    }

    /// Whether an option says something of the request, which is noted.
    private boolean heeds(String option, String value) {
        switch (option) {
            case "-X", "--request" -> method = value;
            case "--url" -> address = value;
            case "-H", "--header" -> header(value);
            case "-A", "--user-agent" -> fields.add(new Field("User-Agent", value));
            case "-e", "--referer" -> fields.add(new Field("Referer", value));
            case "-b", "--cookie" -> fields.add(new Field("Cookie", value));
            case "-u", "--user" -> {
                byte[] octets = value.getBytes(StandardCharsets.UTF_8);
                String basic = "Basic " + Base64.getEncoder().encodeToString(octets);
                fields.add(new Field("Authorization", basic));
            }
            case "-d",
                    "--data",
                    "--data-raw",
                    "--data-binary",
                    "--data-ascii",
                    "--data-urlencode",
                    "--json" ->
                    body(value);
            case "-F", "--form" -> body(value);
            case "-T", "--upload-file" -> {
                method = "PUT";
                body(value);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void header(String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            fields.add(new Field(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    private void body(String value) {
        hasBody = true;
        bodyLength += value.getBytes(StandardCharsets.UTF_8).length;
        query.append(query.isEmpty() ? "" : "&").append(value);
    }

    /// Splits the line as a shell does.
    ///
    /// @return where a quotation begins that does not end; -1 if there is none
    private int split() {
        StringBuilder word = new StringBuilder();
        int start = -1;
        char quote = 0;
        int opened = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < text.length();
            if (escapes) {
                i++;
                boolean joins = text.charAt(i) == '\n' || text.charAt(i) == '\r';
                start = start < 0 && !joins ? i - 1 : start;
                word.append(joins ? "" : text.substring(i, i + 1));
            } else if (quote != 0) {
                word.append(c == quote ? "" : String.valueOf(c));
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
                opened = i;
                start = start < 0 ? i : start;
            } else if (Character.isWhitespace(c)) {
                flush(word, start, i);
                start = -1;
            } else {
                start = start < 0 ? i : start;
                word.append(c);
            }
        }
        flush(word, start, text.length());
        return quote == 0 ? -1 : opened;
    }

    private void flush(StringBuilder word, int start, int end) {
        if (start >= 0) {
            words.add(new Word(word.toString(), start, end));
        }
        word.setLength(0);
    }
}
