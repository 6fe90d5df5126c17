package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.ScriptedDns;
import org.yaomote.fixtures.ScriptedDns.Script;
import org.yaomote.inspect.ReverseNames.Settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

class ReverseNamesIT {
    private static final InetAddress HOST = InetAddress.ofLiteral("127.9.0.5");
    private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::5");

    private final Map<Integer, String> named = new ConcurrentHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    private ScriptedDns server(Script script) {
        return server("127.0.0.1", script);
    }

    private ScriptedDns server(String address, Script script) {
        ScriptedDns server = new ScriptedDns(InetAddress.ofLiteral(address), script);
        open.add(server);
        return server;
    }

    private ReverseNames names(int multicastPort, ScriptedDns... servers) {
        List<InetSocketAddress> addresses =
                Arrays.stream(servers).map(ScriptedDns::address).toList();
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
        ScriptedDns dns =
                server(
                        (self, question, number) ->
                                self.say(question, ScriptedDns.answer(question, 0, "nas")));
        ReverseNames names = names(0, dns);
        names.ask(1, HOST);
        names.ask(2, SIX);

        await().until(() -> named.size() == 2);
        assertThat(named).containsEntry(1, "nas").containsEntry(2, "nas");
    }

    @Test
    void aLostQuestionIsAskedOnceMore() {
        ScriptedDns dns =
                server(
                        (self, question, number) -> {
                            if (number == 2) {
                                self.say(question, ScriptedDns.answer(question, 0, "late"));
                            }
                        });

        assertThat(nameOf(names(0, dns), HOST)).isEqualTo("late");
    }

    @Test
    void theSecondTryGoesToTheSecondServer() {
        ScriptedDns silent = server((self, question, number) -> {});
        ScriptedDns second =
                server(
                        (self, question, number) ->
                                self.say(question, ScriptedDns.answer(question, 0, "two")));

        assertThat(nameOf(names(0, silent, second), HOST)).isEqualTo("two");
        assertThat(silent.questions()).isEqualTo(1);
    }

    @Test
    void nobodyAnsweringIsNoNameAfterTwoTries() {
        ScriptedDns silent = server((self, question, number) -> {});

        assertThat(nameOf(names(0, silent), HOST)).isEmpty();
        assertThat(silent.questions()).isEqualTo(2);
    }

    @Test
    void aServerThatNeverAnswersIsNotAskedThousandsOfTimes() {
        ScriptedDns silent = server((self, question, number) -> {});
        ReverseNames names = names(0, silent);

        for (int tag = 0; tag < 5_000; tag++) {
            names.ask(tag, HOST);
        }

        await().until(() -> named.size() == 5_000);
        assertThat(silent.questions()).isLessThan(5 * 64);
    }

    @Test
    void aNameThatIsSaidNotToBeIsNotAskedForAgain() {
        ScriptedDns dns =
                server(
                        (self, question, number) ->
                                self.say(question, ScriptedDns.answer(question, 3, "")));

        assertThat(nameOf(names(0, dns), HOST)).isEmpty();
        assertThat(dns.questions()).isEqualTo(1);
    }

    @Test
    void liesAreAsIfTheyHadNotCome() {
        ScriptedDns dns =
                server(
                        (self, question, number) -> {
                            byte[] wrongId = ScriptedDns.answer(question, 0, "lie");
                            wrongId[0]++;
                            byte[] wrongQuestion = ScriptedDns.answer(question, 0, "lie");
                            wrongQuestion[13] = '9';
                            byte[] noAnswer = ScriptedDns.answer(question, 0, "lie");
                            noAnswer[2] &= 0x7F;
                            self.say(question, wrongId);
                            self.say(question, wrongQuestion);
                            self.say(question, noAnswer);
                            self.say(question, Arrays.copyOf(wrongId, 5));
                            self.say(question, ScriptedDns.answer(question, 0, "truth"));
                        });

        assertThat(nameOf(names(0, dns), HOST)).isEqualTo("truth");
    }

    @Test
    void anotherSenderIsNotBelieved() {
        ScriptedDns forger = server("127.9.0.1", (self, question, number) -> {});
        ScriptedDns dns =
                server(
                        (self, question, number) -> {
                            forger.say(question, ScriptedDns.answer(question, 0, "forged"));
                            self.say(question, ScriptedDns.answer(question, 0, "real"));
                        });

        assertThat(nameOf(names(0, dns), HOST)).isEqualTo("real");
    }

    @Test
    void loopsAndCutAnswersAreNoName() {
        ScriptedDns dns =
                server(
                        (self, question, number) -> {
                            byte[] loop = ScriptedDns.answer(question, 0, "xx");
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
        ScriptedDns own =
                server(
                        HOST.getHostAddress(),
                        (self, question, number) ->
                                self.say(question, ScriptedDns.answer(question, 0, "printer")));
        ScriptedDns dns =
                server(
                        (self, question, number) ->
                                self.say(question, ScriptedDns.answer(question, 3, "")));

        assertThat(nameOf(names(own.address().getPort(), dns), HOST)).isEqualTo("printer");
    }

    @Test
    void aStrangerIsNotAskedItself() {
        ScriptedDns dns =
                server(
                        (self, question, number) ->
                                self.say(question, ScriptedDns.answer(question, 3, "")));

        assertThat(nameOf(names(5353, dns), SIX)).isEmpty();
    }

    @Test
    void withoutAnyServerThereIsNoName() {
        assertThat(nameOf(names(0), HOST)).isEmpty();
    }

    @Test
    void manyAreAskedAtOnceAndEachHearsItsOwn() {
        ScriptedDns dns =
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
                                self.say(question, ScriptedDns.answer(question, 0, "host" + label));
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
        ScriptedDns dns = server((self, question, number) -> {});
        ReverseNames names = names(0, dns);
        names.ask(1, HOST);
        await().until(() -> dns.questions() == 1);
        names.close();

        await().during(Duration.ofMillis(400)).until(named::isEmpty);
        assertThat(dns.questions()).isEqualTo(1);
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
