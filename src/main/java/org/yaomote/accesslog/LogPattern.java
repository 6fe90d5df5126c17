package org.yaomote.accesslog;

import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogPiece.Fact;
import org.yaomote.accesslog.LogPiece.Kind;
import org.yaomote.accesslog.LogPiece.Literal;
import org.yaomote.accesslog.LogPiece.Noted;
import org.yaomote.config.AccessLog;

import java.util.ArrayList;
import java.util.List;

/// How a line looks, compiled from Pound's conversions (`LogFormat`). Immutable.
public final class LogPattern {
    private final String source;
    private final List<LogPiece> pieces;
    private final List<byte[]> headers;
    private final int wanted;

    LogPattern(String source, List<LogPiece> pieces, List<byte[]> headers) {
        this.source = source;
        this.pieces = List.copyOf(pieces);
        this.headers = List.copyOf(headers);
        int bits = 0;
        for (LogPiece piece : pieces) {
            bits |= bits(piece);
        }
        wanted = bits;
    }

    /// What came of reading one.
    public sealed interface Reading {
        /// It can be used.
        record Good(LogPattern pattern) implements Reading {}

        /// It cannot.
        ///
        /// @param at index of the mistake in the text
        /// @param reason `conversion`, `argument`, `brace`, `end`, `time` or `tooMany`
        /// @param word what stands there
        record Bad(int at, String reason, String word) implements Reading {}
    }

    /// Reads one.
    public static Reading read(String text) {
        return new LogPatternReader(text).read();
    }

    /// The look of a general format: what is absent is a dash, and the user is not told.
    static LogPattern of(AccessLog.Format format) {
        String combined = "%a - - %t \"%r\" %s %b \"%{Referer}I\" \"%{User-Agent}I\"";
        return switch (format) {
            case COMBINED -> sound(combined);
            case VHOST_COMBINED -> sound("%v:%p " + combined);
            case POUND_1 -> sound("%a %r - %>s");
            case POUND_2 -> sound("%a %r - %>s (%v/%{service}N -> %{backend}N) %{f}T sec");
            case POUND_5 -> sound("%v:%p " + combined + " (%{service}N -> %{backend}N) %{f}T sec");
            case FULL -> {
                LogPattern known =
                        sound("%v:%p " + combined + " \"%{service}N\" %{backend}N %{f}T ");
                List<LogPiece> all = new ArrayList<>(known.pieces);
                all.add(new Fact(Kind.RETRIES));
                all.add(new Literal(" "));
                all.add(new Fact(Kind.TLS));
                all.add(new Literal(" "));
                all.add(new Fact(Kind.ID));
                yield new LogPattern("full", all, known.headers);
            }
        };
    }

    private static LogPattern sound(String text) {
        return switch (read(text)) {
            case Reading.Good(var pattern) -> pattern;
            case Reading.Bad bad -> throw new IllegalArgumentException(bad.toString());
        };
    }

    List<LogPiece> pieces() {
        return pieces;
    }

    /// Names of the fields it needs, in lower case, in the order of their numbers.
    List<byte[]> headers() {
        return headers;
    }

    /// A bit for each kind of text it needs.
    int wanted() {
        return wanted;
    }

    private static int bits(LogPiece piece) {
        return switch (piece) {
            case Noted(var text, _) -> 1 << text.code;
            case Fact(var kind) -> bits(kind);
            case Literal _, LogPiece.Header _, LogPiece.Moment _ -> 0;
        };
    }

    private static int bits(Kind kind) {
        return switch (kind) {
            case METHOD, PATH, QUERY, REQUEST -> 1 << Text.REQUEST.code | 1 << Text.MALFORMED.code;
            case RESPONSE -> 1 << Text.REASON.code;
            case BODY,
                    BODY_OR_DASH,
                    MICROS,
                    MILLIS,
                    SECONDS,
                    FRACTION,
                    PROTOCOL,
                    PORT,
                    LOOP,
                    STATUS,
                    RETRIES,
                    TLS,
                    ID ->
                    0;
        };
    }

    /// Two of the same text are one.
    @Override
    public boolean equals(Object other) {
        return other instanceof LogPattern pattern && pattern.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
