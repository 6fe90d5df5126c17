package org.yaomote.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/// Closes the connection of a client that begins a second handshake, before the JDK's TLS sees it:
/// unlike BoringSSL, the JDK would take part, and a handshake costs the server more than the
/// client.
///
/// Content is encrypted, but the type of a record is not (RFC 5246 §6.2.1). Behind the client's
/// change of ciphers one more handshake record is in order: the end of the handshake in TLS 1.2, or
/// a second ClientHello in TLS 1.3 (RFC 8446 §D.4), in which all later ones look like application
/// data.
final class RenegotiationGuard extends ChannelInboundHandlerAdapter {
    private static final int HEADER = 5;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;

    /// Octets of the record's header seen so far.
    private int headerSeen;

    private int type;
    private int length;

    /// Octets of the record's content still to come.
    private int left;

    private boolean ciphersChanged;
    private boolean finished;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf records && isSecondHandshake(records)) {
            ReferenceCountUtil.release(message);
            // Past the TLS handler: no notification may make a refusal look like an orderly end.
            var _ = ctx.close();
            return;
        }
        ctx.fireChannelRead(message);
    }

    private boolean isSecondHandshake(ByteBuf records) {
        int at = records.readerIndex();
        int end = records.writerIndex();
        while (at < end) {
            if (left > 0) {
                int skipped = Math.min(left, end - at);
                left -= skipped;
                at += skipped;
            } else if (header(records.getUnsignedByte(at))) {
                return true;
            } else {
                at++;
            }
        }
        return false;
    }

    /// Takes an octet of a header.
    ///
    /// @return whether its record is one too many
    private boolean header(int octet) {
        if (headerSeen == 0) {
            type = octet;
            length = 0;
        } else if (headerSeen >= HEADER - 2) {
            length = length << 8 | octet;
        }
        headerSeen++;
        if (headerSeen < HEADER) {
            return false;
        }
        headerSeen = 0;
        left = length;
        return type == CHANGE_CIPHER_SPEC ? changed() : type == HANDSHAKE && handshake();
    }

    private boolean changed() {
        ciphersChanged = true;
        return false;
    }

    private boolean handshake() {
        boolean tooMany = finished;
        finished = ciphersChanged;
        return tooMany;
    }
}
