package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.rules.Expansion.Fault;
import org.yaomote.rules.Expansion.Reason;
import org.yaomote.rules.ExpansionPart.What;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a text with references. The first fault ends it.
///
/// Thread: one; used once.
final class ExpansionReader {
    private static final int MAX_NUMBER = 9999;

    private final String in;
    private final Expansion.Names names;
    private final List<ExpansionPart> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;
    private @Nullable Fault fault;

    ExpansionReader(String in, Expansion.Names names) {
        this.in = in;
        this.names = names;
    }

    List<ExpansionPart> read() {
        while (at < in.length() && fault == null) {
            char c = in.charAt(at);
            if (c == '$') {
                dollar();
            } else if (c == '%') {
                percent();
            } else {
                literal.append(c);
                at++;
            }
        }
        flush();
        if (parts.isEmpty()) {
            parts.add(new ExpansionPart.Literal(""));
        }
        return parts;
    }

    @Nullable Fault fault() {
        return fault;
    }

    private void dollar() {
        int start = at;
        at++;
        if (isAt('$') || isAt('%')) {
            literal.append(in.charAt(at));
            at++;
            return;
        }
        boolean braced = isAt('{');
        at += braced ? 1 : 0;
        int group = number();
        if (group < 0) {
            fail(Reason.UNESCAPED_DOLLAR, start);
            return;
        }
        if (braced) {
            if (!isAt('}')) {
                fail(Reason.UNCLOSED_REFERENCE, start);
                return;
            }
            at++;
        }
        reference(group, start);
    }

    private void reference(int group, int start) {
        if (!isAt('(')) {
            add(new ExpansionPart.Numbered(group, 0));
            return;
        }
        int close = in.indexOf(')', at);
        if (close < 0) {
            fail(Reason.UNCLOSED_REFERENCE, start);
            return;
        }
        at++;
        int ago = number();
        boolean numbered = ago >= 0 && at == close;
        String tag = in.substring(in.lastIndexOf('(', close) + 1, close);
        at = close + 1;
        add(
                numbered
                        ? new ExpansionPart.Numbered(group, ago)
                        : new ExpansionPart.Tagged(group, tag));
    }

    private void percent() {
        int start = at;
        at++;
        if (isAt('[')) {
            int close = in.indexOf(']', at);
            if (close < 0) {
                fail(Reason.UNCLOSED_ACCESSOR, start);
                return;
            }
            String inside = in.substring(at + 1, close).strip();
            at = close + 1;
            accessor(inside, start);
            return;
        }
        int group = number();
        if (group < 0) {
            fail(Reason.UNESCAPED_PERCENT, start);
        } else {
            add(new ExpansionPart.Numbered(group, 1));
        }
    }

    private void accessor(String inside, int start) {
        String[] words = inside.split("[ \t]+", -1);
        String argument = words.length > 1 ? Expansion.octets(words[1]) : "";
        ExpansionPart part =
                switch (words[0].toLowerCase(Locale.ROOT)) {
                    case "url" -> new ExpansionPart.Part(What.URL);
                    case "path" -> new ExpansionPart.Part(What.PATH);
                    case "query" -> new ExpansionPart.Part(What.QUERY);
                    case "host" -> new ExpansionPart.Part(What.HOST);
                    case "port" -> new ExpansionPart.Part(What.PORT);
                    case "user" -> new ExpansionPart.Part(What.USER);
                    case "remoteip" ->
                            "1".equals(argument)
                                    ? new ExpansionPart.Forwarded(names.origin())
                                    : new ExpansionPart.Part(What.REMOTE);
                    case "param" ->
                            argument.isEmpty() ? null : new ExpansionPart.Parameter(argument);
                    case "header" -> argument.isEmpty() ? null : new ExpansionPart.Header(argument);
                    case "const" -> constant(words, start);
                    default -> null;
                };
        if (part != null) {
            add(part);
        } else if (fault == null) {
            fail(Reason.NO_SUCH_ACCESSOR, start);
        }
    }

    private @Nullable ExpansionPart constant(String[] words, int start) {
        Optional<Encoding> encoding = Encoding.of(words.length > 2 ? words[2] : "");
        if (words.length < 2 || encoding.isEmpty()) {
            return null;
        }
        Optional<Live<String>> value = names.constant(words[1]);
        if (value.isEmpty()) {
            fail(Reason.NO_SUCH_CONSTANT, start);
            return null;
        }
        return new ExpansionPart.Constant(value.get(), encoding.get());
    }

    private void add(ExpansionPart part) {
        flush();
        parts.add(part);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            parts.add(new ExpansionPart.Literal(Expansion.octets(literal.toString())));
            literal.setLength(0);
        }
    }

    private void fail(Reason reason, int from) {
        fault = new Fault(reason, from, Math.max(from + 1, Math.min(at, in.length())));
    }

    private boolean isAt(char c) {
        return at < in.length() && in.charAt(at) == c;
    }

    private int number() {
        int start = at;
        int value = 0;
        while (at < in.length() && in.charAt(at) >= '0' && in.charAt(at) <= '9') {
            value = Math.min(MAX_NUMBER, value * 10 + in.charAt(at) - '0');
            at++;
        }
        return at == start ? -1 : value;
    }
}
