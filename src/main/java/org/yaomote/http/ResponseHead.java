package org.yaomote.http;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// An answer's head, parsed strictly: offsets into the array it stands in. Reused; valid until the
/// array is.
///
/// Thread: its event loop.
public final class ResponseHead {
    private final HeadLimits limits;
    private final Fields fields;
    private byte[] bytes = new byte[0];
    private int codeStart;
    private int lineEnd;
    private int status;
    private boolean http11;
    private BodyFraming framing = BodyFraming.NONE;
    private final List<Added> added = new ArrayList<>(1);

    /// A field that we add to an answer.
    ///
    /// @param name as HTTP/1.1 writes it
    /// @param value of visible US-ASCII and spaces
    public record Added(String name, String value) {}

    /// @param limits beyond which a head is refused
    public ResponseHead(HeadLimits limits) {
        this.limits = limits;
        this.fields = new Fields(limits.maxFields());
    }

    /// Parses a whole head (RFC 9112 §4, §5, §6.3).
    ///
    /// @param end behind the empty line that ends it
    /// @param answersHead whether the request was HEAD, whose answer has no body
    /// @return null if every octet is in order; any fault makes the answer a 502
    public @Nullable HeadFault parse(byte[] array, int from, int end, boolean answersHead) {
        bytes = array;
        added.clear();
        if (end - from > limits.maxHeadBytes()) {
            return HeadFault.HEAD_TOO_LARGE;
        }
        if (!statusLine(from, end)) {
            return HeadFault.BAD_STATUS_LINE;
        }
        HeadFault fault = fields.parse(array, lineEnd, end);
        return fault != null ? fault : frame(answersHead);
    }

    /// Its fields.
    public Fields fields() {
        return fields;
    }

    /// Adds a field to those that are passed on.
    public void add(String name, String value) {
        added.add(new Added(name, value));
    }

    /// The fields that were added; mostly none.
    public List<Added> added() {
        return added;
    }

    /// The array that the offsets point into.
    public byte[] bytes() {
        return bytes;
    }

    /// The status, 100 to 599.
    public int status() {
        return status;
    }

    /// First octet of the status, behind which the reason stands.
    public int codeStart() {
        return codeStart;
    }

    /// Behind the status line: the first field's line.
    public int fieldsStart() {
        return lineEnd;
    }

    /// How its body ends. Where both a coding and a length were sent the coding counts, and the
    /// length must not be passed on (RFC 9112 §6.3).
    public BodyFraming framing() {
        return framing;
    }

    /// Octets of the body for [BodyFraming#LENGTH], else 0.
    public long contentLength() {
        return framing == BodyFraming.LENGTH ? fields.contentLength() : 0;
    }

    /// Whether the backend keeps its connection for another request. Not if it sent a coding and a
    /// length: what it takes for the end of its answer is not sure then (RFC 9112 §6.3).
    public boolean keepAlive() {
        return framing != BodyFraming.UNTIL_CLOSE
                && (fields.codings() == 0 || fields.lengths() == 0)
                && !fields.saysClose()
                && (http11 || fields.saysKeepAlive());
    }

    /// The protocol a 101 switches to; null if it names none that is passed on.
    public @Nullable String upgradeProtocol() {
        return fields.saysUpgrade() ? UpgradeProtocol.of(fields) : null;
    }

    /// Whether it is HTTP/1.1, not 1.0.
    boolean isHttp11() {
        return http11;
    }

    private boolean statusLine(int from, int end) {
        byte[] b = bytes;
        if (end - from < 15) {
            return false;
        }
        boolean http =
                b[from] == 'H'
                        && b[from + 1] == 'T'
                        && b[from + 2] == 'T'
                        && b[from + 3] == 'P'
                        && b[from + 4] == '/'
                        && b[from + 5] == '1'
                        && b[from + 6] == '.'
                        && (b[from + 7] == '0' || b[from + 7] == '1')
                        && b[from + 8] == ' ';
        if (!http) {
            return false;
        }
        http11 = b[from + 7] == '1';
        codeStart = from + 9;
        for (int i = codeStart; i < codeStart + 3; i++) {
            if (!Octets.isDigit(b[i])) {
                return false;
            }
        }
        status =
                (b[codeStart] - '0') * 100 + (b[codeStart + 1] - '0') * 10 + b[codeStart + 2] - '0';
        if (status < 100 || status > 599) {
            return false;
        }
        int i = codeStart + 3;
        if (b[i] != ' ' && b[i] != '\r') {
            return false;
        }
        while (Octets.isValue(b[i])) {
            i++;
        }
        lineEnd = i + 2;
        return b[i] == '\r' && b[i + 1] == '\n' && lineEnd <= end;
    }

    private @Nullable HeadFault frame(boolean answersHead) {
        if (fields.lengthsDiffer()) {
            return HeadFault.BAD_LENGTH;
        }
        if (fields.codings() > 0
                && (fields.codings() > 1 || !fields.codingIsChunked() || !http11)) {
            return HeadFault.BAD_CODING;
        }
        if (answersHead || status < 200 || status == 204 || status == 304) {
            framing = BodyFraming.NONE;
        } else if (fields.codings() > 0) {
            framing = BodyFraming.CHUNKED;
        } else if (fields.lengths() > 0) {
            framing = fields.contentLength() > 0 ? BodyFraming.LENGTH : BodyFraming.NONE;
        } else {
            framing = BodyFraming.UNTIL_CLOSE;
        }
        return null;
    }
}
