package org.yaomote.accesslog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The facts of one request while it is under way, in the very octets that go into a [LogRing];
/// reused for request after request.
///
/// Thread: the event loop that has it.
public final class LogEntry {
    /// The most octets of one text; more is cut off.
    public static final int MAX_TEXT = 4096;

    /// What a text tells.
    public enum Text {
        /// The address of the client.
        CLIENT(0),
        /// Method, blank and target, as they were sent.
        REQUEST(1),
        /// The first line of what was not understood as a request.
        MALFORMED(2),
        /// The host that was asked for, without a port.
        HOST(3),
        /// The field Referer.
        REFERER(4),
        /// The field User-Agent.
        USER_AGENT(5),
        /// The service's name, in UTF-8.
        SERVICE(6),
        /// The backend's address.
        BACKEND(7),
        /// What the answer's status line says behind its status.
        REASON(8),
        /// The address at the other end of the connection.
        PEER(9),
        /// The address of ours that it leads to.
        LOCAL(10),
        /// The user's name of Basic credentials, as it was sent.
        USER(11),
        /// The listener's name, in UTF-8.
        LISTENER(12),
        /// Where the listener stands in the configuration.
        LISTENER_PLACE(13),
        /// Where the service does.
        SERVICE_PLACE(14),
        /// Where the backend does.
        BACKEND_PLACE(15);

        /// Its place among the kinds.
        final int code;

        Text(int code) {
            this.code = code;
        }
    }

    /// What a client spoke.
    public enum Version {
        UNKNOWN(0, "-"),
        HTTP_1_0(1, "HTTP/1.0"),
        HTTP_1_1(2, "HTTP/1.1"),
        HTTP_2(3, "HTTP/2.0");

        final int code;
        final String text;

        /// As the log has it.
        public String text() {
            return text;
        }

        Version(int code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    /// How it was encrypted.
    public enum Tls {
        NONE(0, "-"),
        TLS_1_2(1, "TLSv1.2"),
        TLS_1_3(2, "TLSv1.3");

        final int code;
        final String text;

        Tls(int code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    /// How a request went.
    ///
    /// @param status of the answer; 0 if none was given
    /// @param bodyBytes of the answer's body as the client got it
    /// @param retries how often it was sent again
    /// @param id of the request, as our own pages show it
    public record Outcome(int status, long bodyBytes, int retries, long id) {}

    static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    // Where the numbers stand; behind them each text as its kind, two octets of length, its octets.
    static final int BEGAN = 0;
    static final int TOOK = 8;
    static final int BODY = 16;
    static final int ID = 24;
    static final int STATUS = 32;
    static final int RETRIES = 34;
    static final int PORT = 36;
    static final int VERSION = 38;
    static final int TLS = 39;
    static final int LOOP = 40;
    static final int PATTERN = 42;
    static final int ANONYMOUS = 44;
    static final int TEXTS = 45;

    /// The most fields of a request that a pattern may ask for.
    static final int MAX_HEADERS = 24;

    private static final int TEXT_KINDS = Text.values().length;

    /// Kinds of texts, a number for each field among them.
    static final int KINDS = TEXT_KINDS + MAX_HEADERS;

    /// The longest entry; texts that find no room are left out.
    static final int MAX = 60_000;

    /// Above this an entry does not keep its array: few requests are that long.
    private static final int KEPT = 4096;

    private byte[] array = new byte[1024];
    private int length = TEXTS;
    private LogTerms terms = LogTerms.USUAL;

    /// A request begins.
    ///
    /// @param nanos of the clock that [#end] is told of, too
    /// @param port of the listener
    public LogEntry begin(long nanos, int port, Version version, Tls tls) {
        if (array.length > KEPT) {
            array = new byte[1024];
        }
        length = TEXTS;
        LONG.set(array, BEGAN, nanos);
        SHORT.set(array, PORT, (short) port);
        array[VERSION] = (byte) version.code;
        array[TLS] = (byte) tls.code;
        return under(LogTerms.USUAL, 0);
    }

    /// Says how it will be written down; texts that this does not need are not noted.
    ///
    /// @param loop number of the event loop
    public LogEntry under(LogTerms how, int loop) {
        terms = how;
        SHORT.set(array, LOOP, (short) loop);
        array[ANONYMOUS] = (byte) (how.anonymous() ? 1 : 0);
        return this;
    }

    /// Whether a text of this kind will be needed.
    public boolean needs(Text kind) {
        return terms.needs(kind);
    }

    /// Notes a text, the first [#MAX_TEXT] octets of it. One of each kind.
    public LogEntry text(Text kind, byte[] bytes, int from, int to) {
        return terms.needs(kind) ? add(kind.code, bytes, from, to) : this;
    }

    /// Notes a field of the request.
    ///
    /// @param index its place in [LogTerms#headers]
    public LogEntry header(int index, byte[] bytes, int from, int to) {
        return add(TEXT_KINDS + index, bytes, from, to);
    }

    private LogEntry add(int kind, byte[] bytes, int from, int to) {
        int size = Math.min(to - from, MAX_TEXT);
        if (length + 3 + size > MAX) {
            return this;
        }
        if (length + 3 + size > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + 3 + size));
        }
        array[length] = (byte) kind;
        SHORT.set(array, length + 1, (short) size);
        System.arraycopy(bytes, from, array, length + 3, size);
        length += 3 + size;
        return this;
    }

    /// Notes a text of ours, in UTF-8.
    public LogEntry text(Text kind, String text) {
        if (!terms.needs(kind)) {
            return this;
        }
        int size = text.length();
        if (size > MAX_TEXT || length + 3 + size > array.length) {
            return text(kind, text.getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                return text(kind, text.getBytes(StandardCharsets.UTF_8));
            }
            array[length + 3 + i] = (byte) c;
        }
        array[length] = (byte) kind.code;
        SHORT.set(array, length + 1, (short) size);
        length += 3 + size;
        return this;
    }

    /// Notes the whole of an array.
    public LogEntry text(Text kind, byte[] bytes) {
        return text(kind, bytes, 0, bytes.length);
    }

    /// The request is over.
    ///
    /// @param nanos now
    public LogEntry end(long nanos, Outcome outcome) {
        LONG.set(array, TOOK, nanos - (long) LONG.get(array, BEGAN));
        LONG.set(array, BODY, outcome.bodyBytes);
        LONG.set(array, ID, outcome.id);
        SHORT.set(array, STATUS, (short) outcome.status);
        SHORT.set(array, RETRIES, (short) outcome.retries);
        return this;
    }

    LogTerms terms() {
        return terms;
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }
}
