package org.yaomote.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.LeakWatch;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// Listening sockets of several loops.
@ExtendWith(LeakWatch.class)
class AcceptorIT {
    /// Loops share an address among themselves, and with nobody else.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anAddressIsOursAlone(int loops) throws Exception {
        try (Ends first = new Ends(EventLoops.best(loops));
                Ends second = new Ends(EventLoops.best(loops))) {
            InetSocketAddress taken = first.listen("127.0.0.1", c -> {}).address();

            assertThatThrownBy(() -> Ends.done(Acceptor.open(second.loops(), taken, none())))
                    .isInstanceOfAny(
                            BindException.class,
                            io.netty.channel.unix.Errors.NativeIoException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aClosedAddressIsFreeAtOnce() throws Exception {
        try (Ends ends = new Ends(EventLoops.best(2))) {
            Acceptor first = ends.listen("127.0.0.1", c -> {});
            Ends.done(first.close());

            assertThat(first.isOpen()).isFalse();
            Acceptor again = Ends.done(Acceptor.open(ends.loops(), first.address(), none()));
            assertThat(again.address()).isEqualTo(first.address());
        }
    }

    @Test
    void everyLoopTakesItsShare() throws Exception {
        int clients = 64;
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch accepted = new CountDownLatch(clients);
        try (Ends ends = new Ends(EventLoops.best(2))) {
            Acceptor acceptor =
                    ends.listen(
                            "127.0.0.1",
                            c -> {
                                threads.add(Thread.currentThread());
                                accepted.countDown();
                            });
            for (int i = 0; i < clients; i++) {
                Socket client = new Socket();
                client.connect(acceptor.address());
                client.getOutputStream().write('x');
                client.close();
            }
            accepted.await();

            assertThat(threads).hasSize(2);
        }
    }

    private static Acceptor.Clients none() {
        return Ends.clients(_ -> {});
    }
}
