package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.config.ListenerId;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Connector;
import org.yaomote.transport.EventLoops;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// A loop's list of clients.
class LoopStateIT {
    private static final InetSocketAddress CLIENT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);

    private final EventLoops loops = EventLoops.portable(1);
    private final List<Boolean> accepting = new ArrayList<>();
    private final List<String> reset = new ArrayList<>();
    private final Admission admission = new Admission(accepting::add);
    private final LoopState state =
            new LoopState(
                    0,
                    new LoopState.Means(
                            new Connector(loops, 0), Runnable::run, System::nanoTime, admission));

    @AfterEach
    void end() {
        loops.shutdown().join();
    }

    /// A client that is known by its address and looked at by a test.
    private final class Known extends ServedConnection {
        private final Runnable onTick;

        Known(Runnable onTick) {
            super(known(), new NoEngine(), new ListenerId("web"));
            this.onTick = onTick;
        }

        @Override
        void tick(long now) {
            onTick.run();
        }

        @Override
        boolean isBusy() {
            return false;
        }

        @Override
        void closeIfIdle() {}
    }

    private record NoEngine() implements Clients {
        @Override
        public ListenerRoute route(ListenerId listener, ListenerRoute lastRoute) {
            return lastRoute;
        }

        @Override
        public boolean isLeaving(ListenerId id) {
            return false;
        }

        @Override
        public Reception reception() {
            throw new AssertionError("not asked");
        }
    }

    private Connection known() {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, _) -> {
                            reset.add(method.getName());
                            return method.getName().equals("remote") ? CLIENT : null;
                        });
    }

    /// A client whose protocol becomes known neither leaves nor comes.
    @Test
    void aClientThatIsKeptInAnotherWayIsCountedOnce() {
        admission.limit(1);
        Known first = new Known(() -> {});
        state.add(first);
        assertThat(accepting).containsExactly(true, false);

        Known then = new Known(() -> {});
        state.replace(first, then);

        assertThat(state.clients()).containsExactly(then);
        assertThat(admission.total()).isEqualTo(1);
        assertThat(accepting).containsExactly(true, false);
        state.remove(then);
        assertThat(accepting).containsExactly(true, false, true);
        assertThat(state.clients()).isEmpty();
    }

    @Test
    void aFaultAtOneClientEndsThatOneAndTheClockGoesOn() {
        List<String> looked = new ArrayList<>();
        state.add(new Known(() -> looked.add("a")));
        state.add(
                new Known(
                        () -> {
                            throw new AssertionError("by the test");
                        }));

        state.tick(0);
        state.tick(0);

        assertThat(looked).hasSize(2);
        assertThat(reset).contains("reset");
    }
}
