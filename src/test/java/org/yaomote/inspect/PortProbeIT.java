package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.inspect.PortProbe.Answer;
import org.yaomote.inspect.PortProbe.Ask;
import org.yaomote.inspect.PortProbe.Limits;
import org.yaomote.inspect.PortProbe.Outcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class PortProbeIT {
    private static final Limits QUICK = new Limits(1_000, Duration.ofMillis(300), 0);

    private final Heard heard = new Heard();
    private final Queue<Ask> asks = new ConcurrentLinkedQueue<>();
    private @Nullable PortProbe probe;

    private static final class Heard implements PortProbe.Sink {
        private final List<Answer> answers = new CopyOnWriteArrayList<>();
        private final AtomicInteger idle = new AtomicInteger();

        @Override
        public void answers(List<Answer> batch) {
            assertThat(batch).isNotEmpty();
            answers.addAll(batch);
        }

        @Override
        public void idle() {
            idle.incrementAndGet();
        }
    }

    @AfterEach
    void close() {
        if (probe != null) {
            probe.close();
        }
    }

    private PortProbe probing(Limits limits) {
        PortProbe started = PortProbe.start(asks::poll, heard, limits);
        probe = started;
        return started;
    }

    private void untilIdle() {
        await().until(() -> heard.idle.get() > 0);
    }

    private static InetAddress loopback(int last) {
        return InetAddress.ofLiteral("127.7.0." + last);
    }

    private static int refusing() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback(1))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void anAcceptedAndARefusedConnectionAreAnswers() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, loopback(1))) {
            int closed = refusing();
            asks.add(new Ask(7, loopback(1), List.of(server.getLocalPort(), closed)));
            probing(QUICK);
            untilIdle();

            assertThat(heard.answers)
                    .containsExactlyInAnyOrder(
                            new Answer(7, loopback(1), server.getLocalPort(), Outcome.OPEN),
                            new Answer(7, loopback(1), closed, Outcome.REFUSED));
            assertThat(heard.answers).allMatch(answer -> answer.outcome().isAnswer());
        }
    }

    @Test
    void theConnectionIsResetSoThatNothingIsLeftOfIt() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, loopback(2))) {
            asks.add(new Ask(0, loopback(2), List.of(server.getLocalPort())));
            probing(QUICK);
            untilIdle();

            try (Socket accepted = server.accept()) {
                org.assertj.core.api.Assertions.assertThatIOException()
                        .isThrownBy(() -> accepted.getInputStream().read());
            }
        }
    }

    /// A full accept queue drops what comes, as a firewall does.
    @Test
    void silenceIsNoAnswer() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, loopback(3));
                Socket first = new Socket();
                Socket second = new Socket()) {
            first.connect(server.getLocalSocketAddress());
            second.connect(server.getLocalSocketAddress());
            asks.add(new Ask(0, loopback(3), List.of(server.getLocalPort())));
            probing(QUICK);
            untilIdle();

            assertThat(heard.answers).extracting(Answer::outcome).containsExactly(Outcome.SILENT);
            assertThat(Outcome.SILENT.isAnswer()).isFalse();
        }
    }

    @Test
    void noMoreConnectionsAreOpenThanAllowed() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, loopback(4));
                Socket first = new Socket();
                Socket second = new Socket()) {
            first.connect(server.getLocalSocketAddress());
            second.connect(server.getLocalSocketAddress());
            for (int i = 0; i < 9; i++) {
                asks.add(new Ask(i, loopback(4), List.of(server.getLocalPort())));
            }
            List<Long> open = new CopyOnWriteArrayList<>();
            probe =
                    PortProbe.start(
                            () -> {
                                open.add(halfOpenTo(server.getLocalPort()));
                                return asks.poll();
                            },
                            heard,
                            new Limits(3, Duration.ofMillis(50), 0));
            untilIdle();

            assertThat(heard.answers)
                    .extracting(Answer::tag)
                    .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
            // The next one is only asked for when there is room for it.
            assertThat(open).allMatch(count -> count < 3).contains(2L);
        }
    }

    @Test
    void aSourceThatHasMoreLaterIsAskedAgain() throws IOException {
        int closed = refusing();
        PortProbe started = probing(QUICK);
        untilIdle();
        asks.add(new Ask(1, loopback(1), List.of(closed)));
        started.more();

        await().until(() -> heard.answers.size() == 1 && heard.idle.get() == 2);
    }

    @Test
    void anAddressWithoutAWayIsNoAnswer() {
        asks.add(new Ask(0, InetAddress.ofLiteral("255.255.255.255"), List.of(80)));
        probing(QUICK);
        untilIdle();

        assertThat(heard.answers).extracting(Answer::outcome).containsExactly(Outcome.FAILED);
    }

    @Test
    void aLargeNetOfRefusalsIsAnsweredWhole() throws IOException {
        int closed = refusing();
        List<Integer> tags = new ArrayList<>();
        for (int i = 0; i < 4096; i++) {
            tags.add(i);
            String address = "127.7." + (16 + i / 256) + "." + i % 256;
            asks.add(new Ask(i, InetAddress.ofLiteral(address), List.of(closed)));
        }
        probing(QUICK);
        untilIdle();

        assertThat(heard.answers).extracting(Answer::tag).containsExactlyInAnyOrderElementsOf(tags);
        assertThat(heard.answers).allMatch(answer -> answer.outcome() == Outcome.REFUSED);
    }

    @Test
    void afterCloseNothingIsOpenAndNobodyHears() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, loopback(5));
                Socket first = new Socket();
                Socket second = new Socket()) {
            first.connect(server.getLocalSocketAddress());
            second.connect(server.getLocalSocketAddress());
            for (int i = 0; i < 50; i++) {
                asks.add(new Ask(i, loopback(5), List.of(server.getLocalPort())));
            }
            PortProbe started = probing(new Limits(1_000, Duration.ofSeconds(60), 0));
            await().until(asks::isEmpty);
            started.close();

            InetSocketAddress silent = (InetSocketAddress) server.getLocalSocketAddress();
            await().atMost(Duration.ofSeconds(5)).until(() -> halfOpenTo(silent.getPort()) == 0);
            assertThat(heard.answers).isEmpty();
            assertThat(heard.idle).hasValue(0);
        }
    }

    /// Connections in the state SYN_SENT (02) to a port.
    private static long halfOpenTo(int port) {
        List<String> lines = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            lines.addAll(linesOf(Path.of(table)));
        }
        String wanted = String.format(":%04X 02 ", port);
        return lines.stream().filter(line -> line.contains(wanted)).count();
    }

    private static List<String> linesOf(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
