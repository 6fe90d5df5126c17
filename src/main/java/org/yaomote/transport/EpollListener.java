package org.yaomote.transport;

import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.NativeInetAddress;

import org.jspecify.annotations.Nullable;
import org.yaomote.tls.ServerTls;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// A listening socket of one loop.
///
/// A connection is read as soon as it is accepted (its first bytes are there by then), and epoll is
/// told of it after that, if ever.
///
/// Thread: its event loop.
final class EpollListener implements EpollIoHandle {
    /// Connections per wake-up; those who have one are to be served too.
    private static final int ACCEPTS = 16;

    /// The same where each costs a handshake.
    private static final int HANDSHAKES = 4;

    /// How long it waits for descriptors or memory to become free.
    private static final long REST_MILLIS = 100;

    private static final int ADDRESS_BYTES = 26;

    /// The client left before it was accepted (accept(2)).
    private static final int ECONNABORTED = 103;

    private final EventLoops loops;
    private final int number;
    private final SocketLoop loop;
    private final LinuxSocket socket;
    private final Acceptor.Clients clients;
    private final @Nullable InetSocketAddress local;

    /// Where the kernel puts the peer's address: its length and then its bytes.
    private final byte[] peer = new byte[ADDRESS_BYTES];

    private @Nullable IoRegistration registration;

    private boolean accepting = true;

    /// @param number of the loop
    EpollListener(EventLoops loops, int number, LinuxSocket socket, Acceptor.Clients clients) {
        this.loops = loops;
        this.number = number;
        this.loop = loops.sockets(number);
        this.socket = socket;
        this.clients = clients;
        InetSocketAddress bound = socket.localAddress();
        this.local = bound.getAddress().isAnyLocalAddress() ? null : bound;
    }

    IoEventLoop loop() {
        return loop.loop();
    }

    @Override
    public FileDescriptor fd() {
        return socket;
    }

    void start() {
        accepting = clients.areWelcome();
        registration = loop.register(this, accepting ? EpollIoOps.EPOLLIN : EpollIoOps.EPOLLET);
    }

    @Override
    public void handle(IoRegistration told, IoEvent event) {
        loop.enter();
        try {
            acceptSome();
        } catch (IOException e) {
            rest(e);
        } finally {
            loop.leave();
        }
    }

    private void acceptSome() throws IOException {
        int most = clients.tls() == null ? ACCEPTS : HANDSHAKES;
        for (int i = 0; i < most && accepting && socket.isOpen(); i++) {
            int accepted = socket.accept(peer);
            if (accepted < 0) {
                return;
            }
            try {
                take(accepted);
            } catch (RuntimeException | Error e) {
                refuse(e);
            }
        }
    }

    private void take(int accepted) {
        ServerTls tls = clients.tls();
        if (tls != null && !tls.isNative()) {
            EpollSocketChannel channel = new EpollSocketChannel(accepted);
            channel.pipeline().addLast(ChannelAcceptor.preparing(loops, clients));
            var _ = loops.loop(number).register(channel);
            return;
        }
        InetSocketAddress remote = NativeInetAddress.address(peer, 1, peer[0]);
        EpollConnection socketOfClient = EpollConnection.accepted(loop, accepted, remote, local);
        try {
            clients.accepted(speaking(tls, socketOfClient), number);
        } catch (RuntimeException | Error e) {
            socketOfClient.close();
            throw e;
        }
        socketOfClient.begin();
    }

    /// No memory for buffers will be there for the next one either: who wants to connect waits.
    private void refuse(Throwable cause) throws IOException {
        if (Fatal.isOutOfBuffers(cause)) {
            throw new IOException(cause);
        }
        if (Fatal.is(cause)) {
            loops.fatal(cause);
        }
        System.getLogger(EpollListener.class.getName()).log(Level.ERROR, "client not taken", cause);
    }

    private Connection speaking(@Nullable ServerTls tls, EpollConnection plain) {
        if (tls == null) {
            return plain;
        }
        SecureConnection secure = new SecureConnection(plain, loop, tls);
        plain.receiver(secure);
        loop.watch(secure);
        return secure;
    }

    /// Descriptors or memory ran out: who wants to connect waits in the kernel, and so do we,
    /// instead of being told again and again.
    private void rest(IOException cause) {
        if (cause instanceof NativeIoException known && known.expectedErr() == -ECONNABORTED) {
            return;
        }
        System.getLogger(EpollListener.class.getName())
                .log(Level.WARNING, "cannot accept: {0}", cause.getMessage());
        // Nothing but what cannot be declined.
        listenFor(EpollIoOps.EPOLLET);
        var _ =
                loop.loop()
                        .schedule(() -> accepting(accepting), REST_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Accepts connections or lets them wait.
    void accepting(boolean on) {
        accepting = on;
        listenFor(on ? EpollIoOps.EPOLLIN : EpollIoOps.EPOLLET);
    }

    private void listenFor(EpollIoOps interest) {
        if (registration != null && socket.isOpen()) {
            registration.submit(interest);
        }
    }

    @Override
    public void close() {
        closeSocket(socket);
        if (registration != null) {
            registration.cancel();
        }
    }

    static void closeSocket(LinuxSocket open) {
        try {
            open.close();
        } catch (IOException e) {
            System.getLogger(EpollListener.class.getName()).log(Level.DEBUG, "not closed", e);
        }
    }
}
