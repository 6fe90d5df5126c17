package org.yaomote.http2;

import org.yaomote.http.HeadOutput;

import java.util.Arrays;

/// Room that all sessions of an event loop share: nothing in it outlives the handling of one frame.
///
/// Thread: its event loop.
public final class Scratch {
    private final byte[] frame = new byte[Limits.FRAME_BYTES];
    private final HeadOutput head = new HeadOutput();
    private final RequestText request = new RequestText();
    private final AnswerText answer = new AnswerText();
    private final TrailerText trailers = new TrailerText();
    private byte[] literals = new byte[1024];
    private int literalsEnd;

    /// Room for a frame's payload.
    byte[] frame() {
        return frame;
    }

    /// Where a head is rendered.
    HeadOutput head() {
        return head;
    }

    RequestText request() {
        return request;
    }

    AnswerText answer() {
        return answer;
    }

    TrailerText trailers() {
        return trailers;
    }

    /// Lines of the literals of a block. Replaced as it grows; what was written before stays in the
    /// array it was written to.
    byte[] literals() {
        return literals;
    }

    int literalsEnd() {
        return literalsEnd;
    }

    void literalsEnd(int index) {
        literalsEnd = index;
    }

    void clearLiterals() {
        literalsEnd = 0;
    }

    void append(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, literals, literalsEnd, to - from);
        literalsEnd += to - from;
    }

    void endLine() {
        room(2);
        literals[literalsEnd] = '\r';
        literals[literalsEnd + 1] = '\n';
        literalsEnd += 2;
    }

    /// Decodes a run and writes what it says.
    ///
    /// @return false if the run is malformed
    boolean appendHuffman(byte[] bytes, int from, int to) {
        room(Huffman.longest(to - from));
        int after = Huffman.decode(bytes, from, to, literals, literalsEnd);
        if (after < 0) {
            return false;
        }
        literalsEnd = after;
        return true;
    }

    private void room(int more) {
        if (literalsEnd + more > literals.length) {
            literals = Arrays.copyOf(literals, Math.max(literals.length * 2, literalsEnd + more));
        }
    }
}
