package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Effort;
import org.yaomote.inspect.DnsMessage.Reading;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class DnsMessageTest {
    private static final int ID = 0x1234;
    private static final String ARPA = "5.0.168.192.in-addr.arpa";
    private static final Reading FOREIGN = new Reading.Foreign();
    private static final Reading NONE = new Reading.NoName();

    /// An answer to our question whose records are given octet by octet.
    private static byte[] answer(int id, int flags, int records, byte[]... rest) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        byte[] question = DnsMessage.question(id, ARPA);
        question[2] = (byte) (flags >> 8);
        question[3] = (byte) flags;
        question[7] = (byte) records;
        message.writeBytes(question);
        for (byte[] part : rest) {
            message.writeBytes(part);
        }
        return message.toByteArray();
    }

    /// A record with our question's name as its owner.
    private static byte[] record(int type, byte[] data) {
        byte[] fixed = {(byte) 0xC0, 12, 0, (byte) type, 0, 1, 0, 0, 0, 60, 0, (byte) data.length};
        byte[] whole = Arrays.copyOf(fixed, fixed.length + data.length);
        System.arraycopy(data, 0, whole, fixed.length, data.length);
        return whole;
    }

    private static byte[] name(String... labels) {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        for (String label : labels) {
            byte[] octets = label.getBytes(StandardCharsets.UTF_8);
            name.write(octets.length);
            name.writeBytes(octets);
        }
        name.write(0);
        return name.toByteArray();
    }

    private static byte[] octets(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        return octets;
    }

    private static Reading read(byte[] message) {
        return DnsMessage.read(message, ID, ARPA);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.5, 5.0.168.192.in-addr.arpa",
        "255.0.1.200, 200.1.0.255.in-addr.arpa",
        "2001:db8::567:89ab,"
                + " b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
    })
    void addressesAreAskedForBackwards(String address, String arpa) {
        assertThat(DnsMessage.arpa(InetAddress.ofLiteral(address))).isEqualTo(arpa);
    }

    @Test
    void theNameOfTheFirstPointerIsRead() {
        byte[] message =
                answer(ID, 0x8180, 2, record(12, name("nas", "lan")), record(12, name("other")));

        assertThat(read(message)).isEqualTo(new Reading.Name("nas.lan"));
    }

    /// RFC 2317: a provider may hand a part of a net on by such a step.
    @Test
    void anAliasOnTheWayIsStepedOver() {
        byte[] message =
                answer(ID, 0x8180, 2, record(5, name("x", "y")), record(12, name("nas", "lan")));

        assertThat(read(message)).isEqualTo(new Reading.Name("nas.lan"));
    }

    @Test
    void aCompressedNameIsRead() {
        // "box" and then "in-addr.arpa" out of the question.
        int tail = 12 + "5.0.168.192.".length();
        byte[] message = answer(ID, 0x8180, 1, record(12, octets(3, 'b', 'o', 'x', 0xC0, tail)));

        assertThat(read(message)).isEqualTo(new Reading.Name("box.in-addr.arpa"));
    }

    @Test
    void pointersThatDoNotLeadBackEndTheReading() {
        int own = answer(ID, 0x8180, 1).length + 12;
        assertThat(read(answer(ID, 0x8180, 1, record(12, octets(0xC0, own))))).isEqualTo(NONE);
        assertThat(read(answer(ID, 0x8180, 1, record(12, octets(0xC0, own + 1))))).isEqualTo(NONE);
        assertThat(read(answer(ID, 0x8180, 1, record(12, octets(0xFF, 0xFF))))).isEqualTo(NONE);
        assertThat(read(answer(ID, 0x8180, 1, record(12, octets(1, 'a', 0xC0, own)))))
                .isEqualTo(NONE);
    }

    @Test
    void anotherIdQuestionOrDirectionIsForeign() {
        byte[] good = answer(ID, 0x8180, 1, record(12, name("nas")));
        assertThat(DnsMessage.read(good, ID + 1, ARPA)).isEqualTo(FOREIGN);
        assertThat(DnsMessage.read(good, ID, "6.0.168.192.in-addr.arpa")).isEqualTo(FOREIGN);
        assertThat(read(answer(ID, 0x0100, 1, record(12, name("nas"))))).isEqualTo(FOREIGN);
        assertThat(read(new byte[0])).isEqualTo(FOREIGN);
        assertThat(DnsMessage.id(new byte[11])).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x8183, 0x8182, 0x8185, 0x8980})
    void aRefusalIsNoName(int flags) {
        assertThat(read(answer(ID, flags, 1, record(12, name("nas"))))).isEqualTo(NONE);
    }

    @Test
    void aNameWithSignsThatWouldDeceiveIsNone() {
        assertThat(read(answer(ID, 0x8180, 1, record(12, name("a\u001b[1m"))))).isEqualTo(NONE);
        assertThat(read(answer(ID, 0x8180, 1, record(12, name("a.b", "lan"))))).isEqualTo(NONE);
        assertThat(read(answer(ID, 0x8180, 1, record(12, name("a\u202eb"))))).isEqualTo(NONE);
        assertThat(read(answer(ID, 0x8180, 1, record(12, name())))).isEqualTo(NONE);
        assertThat(read(answer(ID, 0x8180, 1, record(12, name("My Mac", "local")))))
                .isEqualTo(new Reading.Name("My Mac.local"));
    }

    @Test
    void aNameLongerThan255OctetsIsNone() {
        String label = "x".repeat(63);
        byte[] data = name(label, label, label, label, label);
        byte[] record = record(12, data);
        record[10] = (byte) (data.length >> 8);
        record[11] = (byte) data.length;

        assertThat(read(answer(ID, 0x8180, 1, record))).isEqualTo(NONE);
    }

    @Test
    void everyTruncationIsReadWithoutHarm() {
        byte[] good =
                answer(ID, 0x8380, 2, record(5, name("x", "y")), record(12, name("nas", "lan")));
        for (int length = 0; length < good.length; length++) {
            assertThat(read(Arrays.copyOf(good, length))).isIn(FOREIGN, NONE);
        }
    }

    @Test
    void anyOctetsAreReadWithoutHarm() {
        Random random = new Random(7);
        byte[] good =
                answer(
                        ID,
                        0x8180,
                        3,
                        record(5, octets(1, 'a', 0xC0, 12)),
                        record(12, octets(3, 'b', 'o', 'x', 0xC0, 24)),
                        record(12, name("n")));
        for (int i = 0; i < Effort.of(100_000, 5_000_000); i++) {
            byte[] bad = good.clone();
            for (int change = 1 + random.nextInt(4); change > 0; change--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            bad = Arrays.copyOf(bad, random.nextInt(bad.length + 20));
            if (read(bad) instanceof Reading.Name(String text)) {
                assertThat(text).isNotEmpty().isEqualTo(ShownTextTest.safe(text));
            }
        }
    }
}
