package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.inspect.ReverseNames.Settings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

class ReverseNamesIT {
    private static final InetAddress HOST = InetAddress.ofLiteral("127.9.0.5");
    private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::5");

    private final Map<Integer, String> named = new ConcurrentHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    /// What a server does with a question.
    private interface Script {
        /// @param number of the question, from 1
        void heard(Server server, DatagramPacket question, int number) throws IOException;
    }

    /// A DNS server on loopback that does what its script says.
    private static final class Server implements AutoCloseable {
        private final DatagramSocket socket;
        private final AtomicInteger questions = new AtomicInteger();

        Server(InetAddress address, Script script) {
            try {
                socket = new DatagramSocket(new InetSocketAddress(address, 0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofVirtual().start(() -> serve(script));
        }

        private void serve(Script script) {
            while (!socket.isClosed()) {
                DatagramPacket question = new DatagramPacket(new byte[512], 512);
                try {
                    socket.receive(question);
                    script.heard(this, question, questions.incrementAndGet());
                } catch (IOException _) {
                    // Closed.
                    continue;
                }
            }
        }

        InetSocketAddress address() {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        void say(DatagramPacket question, byte[] answer) throws IOException {
            socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static byte[] answer(DatagramPacket question, int code, String name) {
        byte[] head = Arrays.copyOf(question.getData(), question.getLength());
        head[2] = (byte) 0x81;
        head[3] = (byte) (0x80 | code);
        head[7] = (byte) (code == 0 ? 1 : 0);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head);
        if (code == 0) {
            byte[] label = name.getBytes(StandardCharsets.UTF_8);
            message.writeBytes(new byte[] {(byte) 0xC0, 12, 0, 12, 0, 1, 0, 0, 0, 9, 0});
            message.write(label.length + 2);
            message.write(label.length);
            message.writeBytes(label);
            message.write(0);
        }
        return message.toByteArray();
    }

    private Server server(Script script) {
        return server("127.0.0.1", script);
    }

    private Server server(String address, Script script) {
        Server server = new Server(InetAddress.ofLiteral(address), script);
        open.add(server);
        return server;
    }

    private ReverseNames names(int multicastPort, Server... servers) {
        List<InetSocketAddress> addresses = Arrays.stream(servers).map(Server::address).toList();
        ReverseNames names =
                ReverseNames.start(
                        new Settings(addresses, Duration.ofMillis(150), 2, multicastPort, 64),
                        RandomGenerator.of("L64X128MixRandom"),
                        (tag, address, name) -> assertThat(named.put(tag, name)).isNull());
        open.add(names);
        return names;
    }

    private @Nullable String nameOf(ReverseNames names, InetAddress address) {
        names.ask(1, address);
        await().until(() -> named.containsKey(1));
        return named.get(1);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void aNameIsFoundForBothFamilies() {
        Server dns =
                server((self, question, number) -> self.say(question, answer(question, 0, "nas")));
        ReverseNames names = names(0, dns);
        names.ask(1, HOST);
        names.ask(2, SIX);

        await().until(() -> named.size() == 2);
        assertThat(named).containsEntry(1, "nas").containsEntry(2, "nas");
    }

    @Test
    void aLostQuestionIsAskedOnceMore() {
        Server dns =
                server(
                        (self, question, number) -> {
                            if (number == 2) {
                                self.say(question, answer(question, 0, "late"));
                            }
                        });

        assertThat(nameOf(names(0, dns), HOST)).isEqualTo("late");
    }

    @Test
    void theSecondTryGoesToTheSecondServer() {
        Server silent = server((self, question, number) -> {});
        Server second =
                server((self, question, number) -> self.say(question, answer(question, 0, "two")));

        assertThat(nameOf(names(0, silent, second), HOST)).isEqualTo("two");
        assertThat(silent.questions).hasValue(1);
    }

    @Test
    void nobodyAnsweringIsNoNameAfterTwoTries() {
        Server silent = server((self, question, number) -> {});

        assertThat(nameOf(names(0, silent), HOST)).isEmpty();
        assertThat(silent.questions).hasValue(2);
    }

    @Test
    void aNameThatIsSaidNotToBeIsNotAskedForAgain() {
        Server dns =
                server((self, question, number) -> self.say(question, answer(question, 3, "")));

        assertThat(nameOf(names(0, dns), HOST)).isEmpty();
        assertThat(dns.questions).hasValue(1);
    }

    @Test
    void liesAreAsIfTheyHadNotCome() {
        Server dns =
                server(
                        (self, question, number) -> {
                            byte[] wrongId = answer(question, 0, "lie");
                            wrongId[0]++;
                            byte[] wrongQuestion = answer(question, 0, "lie");
                            wrongQuestion[13] = '9';
                            byte[] noAnswer = answer(question, 0, "lie");
                            noAnswer[2] &= 0x7F;
                            self.say(question, wrongId);
                            self.say(question, wrongQuestion);
                            self.say(question, noAnswer);
                            self.say(question, Arrays.copyOf(wrongId, 5));
                            self.say(question, answer(question, 0, "truth"));
                        });

        assertThat(nameOf(names(0, dns), HOST)).isEqualTo("truth");
    }

    @Test
    void anotherSenderIsNotBelieved() {
        Server forger = server("127.9.0.1", (self, question, number) -> {});
        Server dns =
                server(
                        (self, question, number) -> {
                            forger.say(question, answer(question, 0, "forged"));
                            self.say(question, answer(question, 0, "real"));
                        });

        assertThat(nameOf(names(0, dns), HOST)).isEqualTo("real");
    }

    @Test
    void loopsAndCutAnswersAreNoName() {
        Server dns =
                server(
                        (self, question, number) -> {
                            byte[] loop = answer(question, 0, "xx");
                            int data = loop.length - 4;
                            loop[data] = (byte) 0xC0;
                            loop[data + 1] = (byte) data;
                            self.say(question, number == 1 ? loop : Arrays.copyOf(loop, data));
                        });

        assertThat(nameOf(names(0, dns), HOST)).isEmpty();
    }

    /// RFC 6762 §5.5: a host may be asked alone, too.
    @Test
    void aNeighbourWithoutAnEntryIsAskedItself() {
        Server own =
                server(
                        HOST.getHostAddress(),
                        (self, question, number) ->
                                self.say(question, answer(question, 0, "printer")));
        Server dns =
                server((self, question, number) -> self.say(question, answer(question, 3, "")));

        assertThat(nameOf(names(own.address().getPort(), dns), HOST)).isEqualTo("printer");
    }

    @Test
    void aStrangerIsNotAskedItself() {
        Server dns =
                server((self, question, number) -> self.say(question, answer(question, 3, "")));

        assertThat(nameOf(names(5353, dns), SIX)).isEmpty();
    }

    @Test
    void withoutAnyServerThereIsNoName() {
        assertThat(nameOf(names(0), HOST)).isEmpty();
    }

    @Test
    void manyAreAskedAtOnceAndEachHearsItsOwn() {
        Server dns =
                server(
                        (self, question, number) -> {
                            // The first label: the last octet of the address.
                            int length = question.getData()[12];
                            String label =
                                    new String(
                                            question.getData(),
                                            13,
                                            length,
                                            StandardCharsets.US_ASCII);
                            if (number % 5 != 0) {
                                self.say(question, answer(question, 0, "host" + label));
                            }
                        });
        ReverseNames names = names(0, dns);
        for (int i = 1; i <= 254; i++) {
            names.ask(i, InetAddress.ofLiteral("10.0.0." + i));
        }

        await().until(() -> named.size() == 254);
        named.forEach((tag, name) -> assertThat(name).isIn("", "host" + tag));
        assertThat(named.values().stream().filter(String::isEmpty)).hasSizeLessThan(40);
    }

    @Test
    void afterCloseNobodyHears() {
        Server dns = server((self, question, number) -> {});
        ReverseNames names = names(0, dns);
        names.ask(1, HOST);
        await().until(() -> dns.questions.get() == 1);
        names.close();

        await().during(Duration.ofMillis(400)).until(named::isEmpty);
        assertThat(dns.questions).hasValue(1);
    }

    @Test
    void serversAreReadFromTheResolversFile() {
        assertThat(
                        ReverseNames.servers(
                                List.of(
                                        "# nameserver 9.9.9.9",
                                        "search lan",
                                        "nameserver 192.168.0.1",
                                        "  nameserver\t2001:db8::1 # x",
                                        "nameserver",
                                        "nameserver dns.lan")))
                .containsExactly(
                        new InetSocketAddress("192.168.0.1", 53),
                        new InetSocketAddress("2001:db8::1", 53));
    }
}
