package org.yaomote.inspect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A socket that limits the time of a whole stage: with the usual time limit, which is for one
/// read, a host that sends an octet now and then would hold a thread for ever. TLS laid over it
/// reads through it, too.
///
/// Thread: one; [#shut] may be called by any.
final class DeadlineSocket extends Socket {
    private long deadline = System.nanoTime();

    /// All reads from now on together have so long.
    void limit(Duration stage) {
        deadline = System.nanoTime() + stage.toNanos();
    }

    /// Closes it, whatever it is in the middle of.
    void shut() {
        try {
            close();
        } catch (IOException e) {
            // Nothing is waited for from it any more.
            return;
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Limited(super.getInputStream());
    }

    private int leftMillis() throws SocketTimeoutException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("too slow");
        }
        return (int) Math.min(Integer.MAX_VALUE, (left + 999_999) / 1_000_000);
    }

    private final class Limited extends FilterInputStream {
        Limited(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            setSoTimeout(leftMillis());
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            setSoTimeout(leftMillis());
            return in.read(target, offset, length);
        }
    }
}
