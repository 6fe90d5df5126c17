package org.yaomote.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Reads the beginning of an answer, and no more of it than is needed.
///
/// Thread: one.
final class AnswerReader {
    private static final byte[] TITLE_END = ascii("</title");
    private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");
    private static final int UNKNOWN = -1;

    private final byte[] octets = new byte[HttpAnswer.MOST];
    private int length;
    private int looked;

    /// Where the body ends by the head's own word.
    private int end = UNKNOWN;

    private boolean headRead;
    private boolean chunked;

    private AnswerReader() {}

    /// Reads until the page's title is in, the answer is whole, the limit is reached or the
    /// connection fails, whatever comes first.
    static HttpAnswer read(InputStream from) {
        AnswerReader reader = new AnswerReader();
        try {
            reader.fill(from);
        } catch (IOException e) {
            // Late or broken: what is here is looked at all the same.
            return reader.answer();
        }
        return reader.answer();
    }

    private HttpAnswer answer() {
        return HttpAnswer.of(Arrays.copyOf(octets, length));
    }

    private void fill(InputStream from) throws IOException {
        while (length < octets.length && !isEnough()) {
            int count = from.read(octets, length, octets.length - length);
            if (count < 0) {
                return;
            }
            looked = Math.max(0, length - TITLE_END.length);
            length += count;
        }
    }

    private boolean isEnough() {
        if (HttpAnswer.isSurelyNot(octets, length)) {
            return true;
        }
        if (!headRead) {
            readHead();
        }
        boolean whole = (end != UNKNOWN && length >= end) || (chunked && endsWith(LAST_CHUNK));
        return headRead && (whole || hasTitle());
    }

    private void readHead() {
        HttpAnswer sofar = answer();
        if (!sofar.isHttp() || !sofar.hasWholeHead()) {
            return;
        }
        headRead = true;
        chunked = sofar.isChunked();
        boolean bodiless = sofar.status() / 100 == 3 || sofar.status() == 204;
        String size = sofar.field("content-length");
        if (bodiless) {
            end = sofar.headEnd();
        } else if (size.matches("[0-9]{1,9}")) {
            end = sofar.headEnd() + Integer.parseInt(size);
        }
    }

    private boolean endsWith(byte[] tail) {
        return length >= tail.length
                && Arrays.equals(octets, length - tail.length, length, tail, 0, tail.length);
    }

    private boolean hasTitle() {
        for (int i = looked; i + TITLE_END.length <= length; i++) {
            if (isTitleEnd(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTitleEnd(int at) {
        int same = 0;
        while (same < TITLE_END.length && lower(octets[at + same]) == TITLE_END[same]) {
            same++;
        }
        return same == TITLE_END.length;
    }

    private static byte lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
    }

    private static byte[] ascii(String text) {
        return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
