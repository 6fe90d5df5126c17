package org.yaomote.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslClientHelloHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.internal.tcnative.SSL;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLParameters;

/// Waits for what a client says first, and then lets an `SslHandler` with the right certificate
/// take its place; refuses a client that speaks nothing we do.
///
/// BoringSSL, as Netty gives it, would go on without an agreement; so the alert of RFC 7301 §3.2 is
/// sent here.
final class ClientHelloHandler extends SslClientHelloHandler<ClientHello> {
    /// Longer ones are refused before anything is kept of them.
    private static final int MAX_LENGTH = 64 * 1024;

    private final ServerTls tls;
    private long startedNanos;
    private @Nullable ScheduledFuture<?> timeout;

    ClientHelloHandler(ServerTls tls) {
        super(MAX_LENGTH);
        this.tls = tls;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        startedNanos = ctx.executor().ticker().nanoTime();
        timeout =
                ctx.executor()
                        .schedule(
                                () -> {
                                    var _ = ctx.close();
                                },
                                tls.handshakeLimit().toNanos(),
                                TimeUnit.NANOSECONDS);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        if (timeout != null) {
            timeout.cancel(false);
        }
        super.handlerRemoved0(ctx);
    }

    @Override
    protected Future<ClientHello> lookup(ChannelHandlerContext ctx, @Nullable ByteBuf clientHello) {
        ClientHello hello = clientHello == null ? ClientHello.SILENT : ClientHello.of(clientHello);
        return ctx.executor().newSucceededFuture(hello);
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext ctx, Future<ClientHello> future) {
        ClientHello hello = future.getNow();
        if (!tls.speaksWith(hello)) {
            ctx.writeAndFlush(Unpooled.wrappedBuffer(tls.noProtocol()))
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        SslHandler handler = tls.context(tls.choice(hello.serverName())).newHandler(ctx.alloc());
        long waited = ctx.executor().ticker().nanoTime() - startedNanos;
        long left = tls.handshakeLimit().toNanos() - waited;
        handler.setHandshakeTimeout(Math.max(1, left), TimeUnit.NANOSECONDS);
        ctx.pipeline().addAfter(ctx.name(), null, handler);
        if (handler.engine() instanceof ReferenceCountedOpenSslEngine engine
                && !tls.ciphers().ownOrder()) {
            // Netty has the server's order count, and no setting for that.
            SSL.clearOptions(engine.sslPointer(), SSL.SSL_OP_CIPHER_SERVER_PREFERENCE);
        }
        if (tls.provider() == TlsProvider.JDK) {
            SSLParameters parameters = handler.engine().getSSLParameters();
            parameters.setNamedGroups(Suites.JDK_GROUPS);
            parameters.setUseCipherSuitesOrder(tls.ciphers().ownOrder());
            handler.engine().setSSLParameters(parameters);
            ctx.pipeline().addAfter(ctx.name(), null, new RenegotiationGuard());
        }
        ctx.pipeline().remove(this);
    }
}
