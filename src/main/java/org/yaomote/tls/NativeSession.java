package org.yaomote.tls;

import io.netty.internal.tcnative.SSL;

import org.jspecify.annotations.Nullable;

import java.lang.ref.Reference;

import javax.net.ssl.SSLException;

/// One session of BoringSSL as the server, between memory and memory.
///
/// BoringSSL has one place at a time where it reads or writes records. What it says of itself while
/// that place is for reading (its part of a handshake, alerts) it keeps, until [#takeOutput].
///
/// Thread: one. After [#free] nothing may be called.
public final class NativeSession {
    /// There is no plaintext in what was given to it, or no more.
    public static final int WANTS_INPUT = 0;

    /// The peer has ended its side in order (RFC 8446 §6.1).
    public static final int ENDED = -1;

    /// It cannot go on before [#takeOutput].
    public static final int WANTS_OUTPUT = -2;

    /// The longest plaintext of a record (RFC 8446 §5.1), and more than protection adds to it.
    private static final int RECORD = 16 * 1024;

    private static final int OVERHEAD = 256;

    /// What it keeps of its own until it is taken: less than a handshake says, which is then taken
    /// in several goes, because every connection has this memory for as long as it lives.
    private static final int KEPT = 2 * 1024;

    /// Held, never asked: its contexts live as long as it does.
    @SuppressWarnings("unused")
    private final NativeTls owner;

    private final long ssl;
    private final long records;
    private long input;
    private int inputLeft;
    private boolean usedUp = true;
    private int encrypted;

    NativeSession(NativeTls owner, long ssl) {
        this.owner = owner;
        this.ssl = ssl;
        this.records = SSL.bioNewByteBuffer(ssl, KEPT);
    }

    /// Says where records lie that came from the peer; they must stay there until [#read] wants
    /// more.
    public void input(long address, int length) {
        input = address;
        inputLeft = length;
        usedUp = false;
    }

    /// Whether [#read] may find more in it.
    public boolean hasInput() {
        return !usedUp;
    }

    /// Reads plaintext, of several records if there is room for it.
    ///
    /// @param to address of at least 16 KiB
    /// @return its length, or one of the constants
    /// @throws SSLException if the peer breaks the rules; the alert for it is there as output
    public int read(long to, int room) throws SSLException {
        SSL.bioSetByteBuffer(records, input, inputLeft, false);
        int length = 0;
        int last = 0;
        while (room - length >= RECORD) {
            last = SSL.readFromSSL(ssl, to + length, room - length);
            if (last <= 0) {
                if (sign(last)) {
                    continue;
                }
                break;
            }
            length += last;
            if (SSL.bioLengthByteBuffer(records) == 0 && SSL.sslPending(ssl) == 0) {
                usedUp = true;
                break;
            }
        }
        int left = SSL.bioLengthByteBuffer(records);
        input += inputLeft - left;
        inputLeft = left;
        SSL.bioClearByteBuffer(records);
        if (length > 0) {
            return length;
        }
        int status = status(last);
        usedUp = status != WANTS_OUTPUT;
        return status;
    }

    /// Makes the signature for which a handshake stands still, by the context's method.
    ///
    /// @return whether there was one to make
    private boolean sign(int result) {
        if (SSL.getError(ssl, result) != SSL.SSL_ERROR_WANT_PRIVATE_KEY_OPERATION) {
            return false;
        }
        SSL.getTask(ssl).run();
        return true;
    }

    private int status(int result) throws SSLException {
        int error = SSL.getError(ssl, result);
        if (error == SSL.SSL_ERROR_WANT_READ) {
            return WANTS_INPUT;
        }
        if (error == SSL.SSL_ERROR_WANT_WRITE) {
            return WANTS_OUTPUT;
        }
        if (error == SSL.SSL_ERROR_ZERO_RETURN) {
            return ENDED;
        }
        String reason = SSL.getErrorString(SSL.getLastErrorNumber());
        SSL.clearError();
        throw new SSLException(reason == null ? "error " + error : reason);
    }

    /// Whether it has something to say of itself.
    public boolean hasOutput() {
        return SSL.bioLengthNonApplication(records) > 0;
    }

    /// Takes the records it has to say of itself.
    ///
    /// @return how many octets
    public int takeOutput(long to, int room) {
        SSL.bioSetByteBuffer(records, to, room, true);
        int length = SSL.bioFlushByteBuffer(records);
        SSL.bioClearByteBuffer(records);
        return length;
    }

    /// Writes plaintext as records, as much as there is room for; [#encrypted] tells how much that
    /// was.
    ///
    /// @param room at least 20 KiB
    /// @return how many octets of records
    /// @throws SSLException if the session is over
    public int write(long from, int length, long to, int room) throws SSLException {
        SSL.bioSetByteBuffer(records, to, room, true);
        try {
            SSL.bioFlushByteBuffer(records);
            encrypted = 0;
            int left = SSL.bioLengthByteBuffer(records);
            while (encrypted < length && left >= RECORD + OVERHEAD) {
                int piece = Math.min(RECORD, length - encrypted);
                int taken = SSL.writeToSSL(ssl, from + encrypted, piece);
                if (taken <= 0) {
                    status(taken);
                    throw new SSLException("nothing can be sent");
                }
                encrypted += taken;
                left = SSL.bioLengthByteBuffer(records);
            }
            return room - left;
        } finally {
            SSL.bioClearByteBuffer(records);
        }
    }

    /// Octets of plaintext in the records of the last [#write].
    public int encrypted() {
        return encrypted;
    }

    /// Writes the notification that our side has ended.
    ///
    /// @return how many octets of records
    public int end(long to, int room) {
        SSL.bioSetByteBuffer(records, to, room, true);
        SSL.bioFlushByteBuffer(records);
        SSL.shutdownSSL(ssl);
        SSL.clearError();
        int length = room - SSL.bioLengthByteBuffer(records);
        SSL.bioClearByteBuffer(records);
        return length;
    }

    /// Whether the handshake is done.
    public boolean isShaken() {
        return SSL.isInInit(ssl) == 0;
    }

    /// What is spoken by agreement (ALPN); empty without one.
    public String protocol() {
        @Nullable String agreed = SSL.getAlpnSelected(ssl);
        return agreed == null ? "" : agreed;
    }

    /// Such as `TLSv1.3`.
    public String version() {
        return SSL.getVersion(ssl);
    }

    /// The cipher suite by its name in the standards.
    public String suite() {
        return Suites.standardName(SSL.getCipherForSSL(ssl));
    }

    /// Gives its memory back.
    public void free() {
        try {
            SSL.freeSSL(ssl);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }
}
