package org.yaomote.http2;

import org.yaomote.http.HeadOutput;

import java.nio.charset.StandardCharsets;

/// Renders the fields of one block as the text of an HTTP/1 head, and refuses what RFC 9113 §8
/// refuses. What remains to be checked, the parser of such heads does.
///
/// Reused. Thread: its event loop.
abstract class HeadText implements FieldSink {
    static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] CHUNKED = ascii("transfer-encoding: chunked\r\n");

    private static final byte[] NO_LENGTH = ascii("content-length: 0\r\n");

    private HeadOutput out = new HeadOutput();
    private boolean malformed;
    private boolean regular;
    private long contentLength;

    /// A block begins.
    final void begin(HeadOutput into) {
        out = into;
        out.clear();
        malformed = false;
        regular = false;
        contentLength = -1;
        clear();
    }

    /// Forgets what was seen of another block.
    abstract void clear();

    /// Takes a pseudo-field.
    ///
    /// @return whether it has a place here, and has not been there before (RFC 9113 §8.3)
    abstract boolean pseudo(Field field);

    /// Writes the first line and what else comes before the first field.
    ///
    /// @return whether all pseudo-fields are there
    abstract boolean firstLine();

    /// Takes a Host field.
    ///
    /// @return whether it may be there
    abstract boolean host(Field field);

    /// Takes a Cookie field.
    abstract void cookie(Field field);

    @Override
    public final void field(Field field) {
        boolean fits =
                switch (field.kind()) {
                    case METHOD, SCHEME, AUTHORITY, PATH, STATUS -> !regular && pseudo(field);
                    case PLAIN -> regular() && line(field);
                    case HOST -> regular() && host(field);
                    case COOKIE -> regular() && crumb(field);
                    case CONTENT_LENGTH -> regular() && length(field);
                    case REFUSED -> false;
                };
        malformed |= !fits;
    }

    /// The block is complete.
    ///
    /// @return false if the message is malformed (RFC 9113 §8.1.1)
    final boolean end() {
        return regular() && !malformed;
    }

    /// What follows a head.
    enum Body {
        /// Nothing, by the nature of the message.
        NONE,
        /// Nothing, though there could be something.
        EMPTY,
        /// Something, perhaps of unknown length.
        FOLLOWS
    }

    /// Adds what says in HTTP/1 where the body ends, and the empty line.
    final void endHead(Body body) {
        if (contentLength < 0) {
            switch (body) {
                case NONE -> {}
                case EMPTY -> out.append(NO_LENGTH);
                case FOLLOWS -> out.append(CHUNKED);
            }
        }
        out.append(LINE_END);
    }

    /// The value of Content-Length; -1 if there is none.
    final long contentLength() {
        return contentLength;
    }

    final HeadOutput out() {
        return out;
    }

    final boolean line(Field field) {
        out.append(field.bytes(), field.lineStart(), field.lineEnd());
        return true;
    }

    final void value(Field field) {
        out.append(field.bytes(), field.valueStart(), field.valueEnd());
    }

    private boolean crumb(Field field) {
        cookie(field);
        return true;
    }

    private boolean regular() {
        if (!regular) {
            regular = true;
            malformed |= !firstLine();
        }
        return true;
    }

    /// A second one is left to the parser of the head to refuse.
    private boolean length(Field field) {
        long value = 0;
        int digits = field.valueEnd() - field.valueStart();
        if (digits < 1 || digits > 18) {
            return false;
        }
        for (int i = field.valueStart(); i < field.valueEnd(); i++) {
            byte b = field.bytes()[i];
            if (b < '0' || b > '9') {
                return false;
            }
            value = value * 10 + b - '0';
        }
        contentLength = value;
        return line(field);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
