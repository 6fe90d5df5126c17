package org.yaomote.accesslog;

import org.jspecify.annotations.Nullable;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogPattern.Reading;
import org.yaomote.accesslog.LogPiece.Fact;
import org.yaomote.accesslog.LogPiece.Header;
import org.yaomote.accesslog.LogPiece.Kind;
import org.yaomote.accesslog.LogPiece.Literal;
import org.yaomote.accesslog.LogPiece.Moment;
import org.yaomote.accesslog.LogPiece.Noted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads a [LogPattern], once.
final class LogPatternReader {
    private final String text;
    private final List<LogPiece> pieces = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;
    private Reading.@Nullable Bad mistake;

    LogPatternReader(String text) {
        this.text = text;
    }

    Reading read() {
        while (at < text.length() && mistake == null) {
            char c = text.charAt(at);
            if (c == '%') {
                conversion();
            } else {
                // A line is a line, whatever stands in its pattern.
                literal.append(c < ' ' || c == 0x7f ? ' ' : c);
                at++;
            }
        }
        Reading.Bad bad = mistake;
        if (bad != null) {
            return bad;
        }
        endLiteral();
        List<byte[]> octets =
                headers.stream().map(h -> h.getBytes(StandardCharsets.ISO_8859_1)).toList();
        return new Reading.Good(new LogPattern(text, pieces, octets));
    }

    private void conversion() {
        int begin = at;
        at++;
        if (at == text.length()) {
            wrong(begin, "end", "%");
            return;
        }
        char c = text.charAt(at);
        if (c == '{') {
            int end = text.indexOf('}', at);
            if (end < 0) {
                wrong(at, "brace", text.substring(at));
            } else if (end + 1 == text.length()) {
                wrong(begin, "end", text.substring(begin));
            } else {
                at = end + 2;
                put(begin, withArgument(begin + 2, end, text.charAt(end + 1)));
            }
        } else if (text.startsWith(">s", at)) {
            at += 2;
            put(begin, new Fact(Kind.RESPONSE));
        } else {
            at++;
            put(begin, plain(c));
        }
    }

    private void put(int begin, @Nullable LogPiece piece) {
        if (piece == null) {
            if (mistake == null) {
                wrong(begin, "conversion", text.substring(begin, at));
            }
        } else if (piece instanceof Literal(var same)) {
            literal.append(same);
        } else {
            endLiteral();
            pieces.add(piece);
        }
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private @Nullable LogPiece plain(char c) {
        return switch (c) {
            case '%' -> new Literal("%");
            case 'a' -> new Noted(Text.CLIENT, "-");
            case 'h' -> new Noted(Text.PEER, "-");
            case 'A' -> new Noted(Text.LOCAL, "-");
            case 'B' -> new Fact(Kind.BODY);
            case 'b' -> new Fact(Kind.BODY_OR_DASH);
            case 'D' -> new Fact(Kind.MICROS);
            case 'T' -> new Fact(Kind.SECONDS);
            case 'H' -> new Fact(Kind.PROTOCOL);
            case 'l' -> new Literal("-");
            case 'm' -> new Fact(Kind.METHOD);
            case 'p' -> new Fact(Kind.PORT);
            case 'P' -> new Fact(Kind.LOOP);
            case 'q' -> new Fact(Kind.QUERY);
            case 'r' -> new Fact(Kind.REQUEST);
            case 's' -> new Fact(Kind.STATUS);
            case 't' -> new Moment(false, TimePattern.USUAL);
            case 'u' -> new Noted(Text.USER, "-");
            case 'U' -> new Fact(Kind.PATH);
            case 'v' -> new Noted(Text.HOST, "-");
            default -> null;
        };
    }

    private @Nullable LogPiece withArgument(int from, int end, char conversion) {
        String argument = text.substring(from, end);
        return switch (conversion) {
            case 'i' -> header(from, argument, "");
            case 'I' -> header(from, argument, "-");
            case 'T' -> duration(from, argument);
            case 'N' -> name(from, argument);
            case 'L' -> place(from, argument);
            case 't' -> moment(from, argument);
            default -> null;
        };
    }

    private @Nullable LogPiece duration(int from, String unit) {
        return switch (unit) {
            case "s" -> new Fact(Kind.SECONDS);
            case "ms" -> new Fact(Kind.MILLIS);
            case "us" -> new Fact(Kind.MICROS);
            case "f" -> new Fact(Kind.FRACTION);
            default -> wrong(from, "argument", unit);
        };
    }

    private @Nullable LogPiece name(int from, String of) {
        return switch (of) {
            case "listener" -> new Noted(Text.LISTENER, "-");
            case "service" -> new Noted(Text.SERVICE, "-");
            case "backend" -> new Noted(Text.BACKEND, "-");
            default -> wrong(from, "argument", of);
        };
    }

    private @Nullable LogPiece place(int from, String of) {
        return switch (of) {
            case "listener" -> new Noted(Text.LISTENER_PLACE, "-");
            case "service" -> new Noted(Text.SERVICE_PLACE, "-");
            case "backend" -> new Noted(Text.BACKEND_PLACE, "-");
            default -> wrong(from, "argument", of);
        };
    }

    private @Nullable LogPiece header(int from, String name, String absent) {
        if (name.isBlank()) {
            return wrong(from, "argument", name);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("referer")) {
            return new Noted(Text.REFERER, absent);
        }
        if (lower.equals("user-agent")) {
            return new Noted(Text.USER_AGENT, absent);
        }
        if (!headers.contains(lower)) {
            if (headers.size() == LogEntry.MAX_HEADERS) {
                return wrong(from, "tooMany", name);
            }
            headers.add(lower);
        }
        return new Header(headers.indexOf(lower), absent);
    }

    private @Nullable LogPiece moment(int from, String argument) {
        boolean end = argument.startsWith("end:");
        int prefix = end ? "end:".length() : argument.startsWith("begin:") ? "begin:".length() : 0;
        String rest = argument.substring(prefix);
        TimePattern time = rest.isEmpty() ? TimePattern.USUAL : TimePattern.read(rest);
        if (time == null) {
            int fault = TimePattern.faultIn(rest);
            String word = rest.substring(fault, Math.min(rest.length(), fault + 2));
            return wrong(from + prefix + fault, "time", word);
        }
        return new Moment(end, time);
    }

    private @Nullable LogPiece wrong(int where, String reason, String word) {
        mistake = new Reading.Bad(where, reason, word);
        return null;
    }
}
