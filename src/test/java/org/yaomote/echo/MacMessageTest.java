package org.yaomote.echo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/// Structures and messages of macOS, octet by octet; nothing here is sent.
class MacMessageTest {
    private static final int IDENTIFIER = 0x1234;

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    private static EchoAddress address(String text) {
        return EchoAddress.of(InetAddress.ofLiteral(text));
    }

    private static String hex(MemorySegment memory) {
        return HexFormat.of().formatHex(memory.toArray(JAVA_BYTE));
    }

    private MemorySegment octets(String hex) {
        return arena.allocateFrom(JAVA_BYTE, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private EchoMessage message(MacFamily family) {
        return new EchoMessage(arena, family.request(), family == MacFamily.V4, IDENTIFIER, 2);
    }

    private Optional<MacPacket> packet(MacFamily family, String hex) {
        MemorySegment memory = octets(hex);
        return MacPacket.of(memory, (int) memory.byteSize(), family, message(family));
    }

    @Test
    void anAddressBeginsWithItsLength() {
        assertThat(hex(MacMessage.address(arena, address("192.168.0.5"))))
                .isEqualTo("10020000" + "c0a80005" + "0000000000000000");
        assertThat(hex(MacMessage.address(arena, new EchoAddress(0xFD00L << 48, 5, 3))))
                .isEqualTo(
                        "1c1e0000" + "00000000" + "fd000000000000000000000000000005" + "03000000");
    }

    @Test
    void aMessageHasTheLayoutOfTheSystem() {
        MacMessage message = new MacMessage(arena, 100);
        message.prepareToReceive();
        MemorySegment header = message.header();

        assertThat(header.byteSize()).isEqualTo(48);
        assertThat(header.get(JAVA_INT, 8)).isEqualTo(28);
        assertThat(header.get(JAVA_INT, 24)).isEqualTo(1);
        assertThat(header.get(JAVA_LONG, 32)).isEqualTo(message.control().address());
        assertThat(header.get(JAVA_INT, 40)).isEqualTo(message.control().byteSize());
    }

    @Test
    void timeAndHopsAreControlMessages() {
        MacMessage message = new MacMessage(arena, 100);
        MemorySegment control = message.control();
        int at = header(control, 0, 12 + 1, 0, 24); // IP_RECVTTL, one octet and padding
        control.set(JAVA_BYTE, at, (byte) 63);
        at = header(control, 16, 12 + 16, 0xFFFF, 2); // SCM_TIMESTAMP
        control.set(JAVA_LONG_UNALIGNED, at, 1_700_000_000L);
        control.set(JAVA_INT, at + 8, 123_456);
        at = header(control, 44, 12 + 4, 41, 47); // IPV6_HOPLIMIT
        control.set(JAVA_INT, at, 255);
        message.header().set(JAVA_INT, 40, 60);

        assertThat(message.hops(MacFamily.V4)).isEqualTo(63);
        assertThat(message.hops(MacFamily.V6)).isEqualTo(255);
        assertThat(message.timeStamp()).isEqualTo(1_700_000_000_123_456_000L);
    }

    private static int header(MemorySegment control, int at, int length, int level, int type) {
        control.set(JAVA_INT, at, length);
        control.set(JAVA_INT, at + 4L, level);
        control.set(JAVA_INT, at + 8L, type);
        return at + 12;
    }

    @Test
    void controlMessagesThatAreCutOffAreNone() {
        MacMessage message = new MacMessage(arena, 100);
        message.header().set(JAVA_INT, 40, 20);
        header(message.control(), 0, 28, 0xFFFF, 2);
        assertThat(message.timeStamp()).isEqualTo(-1);

        header(message.control(), 0, 0, 0xFFFF, 2);
        assertThat(message.timeStamp()).isEqualTo(-1);
        assertThat(message.hops(MacFamily.V4)).isZero();
    }

    @Test
    void aReplyOfIPv4IsBehindTheHeaderOfIP() {
        String header = "45000c00 00000000 4001ffff c0a80005 c0a80001";

        assertThat(packet(MacFamily.V4, header + "0000ffff 1234 0007 0001"))
                .contains(new MacPacket.Reply(7, 10, 64));
    }

    @Test
    void aHeaderOfIPMayHaveOptions() {
        String header = "46000c00 00000000 3f01ffff c0a80005 c0a80001 01010101";

        assertThat(packet(MacFamily.V4, header + "0000ffff 1234 0007 0001"))
                .contains(new MacPacket.Reply(7, 10, 63));
    }

    @Test
    void aReplyOfIPv6HasNoHeader() {
        assertThat(packet(MacFamily.V6, "8100ffff 1234 0102 0001"))
                .contains(new MacPacket.Reply(0x102, 10, 0));
    }

    @Test
    void anErrorQuotesTheRequest() {
        String outer = "45000000 00000000 4001ffff c0a800fe c0a80001";
        String inner = "45000000 00000000 0101ffff c0a80001 c0a80005";

        assertThat(packet(MacFamily.V4, outer + "0301ffff 00000000" + inner + "0800ffff 1234 0007"))
                .contains(new MacPacket.Failure(address("192.168.0.5"), 7, 3, 1));
        assertThat(packet(MacFamily.V4, outer + "0b00ffff 00000000" + inner + "0800ffff 1234 0007"))
                .contains(new MacPacket.Failure(address("192.168.0.5"), 7, 11, 0));
    }

    @Test
    void anErrorOfIPv6QuotesItToo() {
        String inner =
                "60000000 00083a40"
                        + "fd000000000000000000000000000001"
                        + "fd000000000000000000000000000005";

        assertThat(packet(MacFamily.V6, "0103ffff 00000000" + inner + "8000ffff 1234 0007"))
                .contains(new MacPacket.Failure(address("fd00::5"), 7, 1, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    another program's reply   | V4 | 45000c000000000040010000c0a80005c0a80001 00000000 4321 0007
                    a request                 | V4 | 45000c000000000040010000c0a80005c0a80001 08000000 1234 0007
                    too short                 | V4 | 45000c000000000040010000c0a80005c0a80001 000000
                    no header                 | V4 | 00000000123400070001
                    an error about UDP        | V4 | 45000c000000000040010000c0a80005c0a80001 03030000 00000000 45000000000000000111ffffc0a80001c0a80005 0800ffff 1234 0007
                    an error that is cut off  | V4 | 45000c000000000040010000c0a80005c0a80001 03030000 00000000 45000000000000000101ffffc0a80001
                    another program's reply   | V6 | 81000000 4321 0007
                    an advertisement          | V6 | 88000000 1234 0007
                    nothing                   | V6 | 8100
                    """)
    void whatIsNotForUsIsNothing(String what, MacFamily family, String hex) {
        assertThat(packet(family, hex)).as(what).isEmpty();
    }

    /// These calls are the same on every Unix; those for sockets differ in their structures.
    @Test
    void callsAreLinkedAsTheyAreDeclared() {
        PosixCalls posix = PosixCalls.linked();
        MacCalls calls = MacCalls.linked();
        MemorySegment state = PosixCalls.newState(arena);
        MemorySegment ends = arena.allocate(JAVA_INT, 2);
        assertThat(calls.pipe(state, ends)).isZero();
        int from = ends.getAtIndex(JAVA_INT, 0);
        int to = ends.getAtIndex(JAVA_INT, 1);
        MemorySegment polled = arena.allocate(8, 8);
        polled.set(JAVA_INT, 0, from);
        polled.set(JAVA_BYTE, 4, (byte) 1);

        assertThat(calls.setUp(state, from)).isZero();
        assertThat(calls.poll(state, polled, 1, 0)).isZero();
        posix.write(to, arena.allocateFrom(JAVA_BYTE, (byte) 7));
        assertThat(calls.poll(state, polled, 1, 1_000)).isEqualTo(1);
        MemorySegment read = arena.allocate(1);
        posix.read(from, read);
        assertThat(read.get(JAVA_BYTE, 0)).isEqualTo((byte) 7);
        posix.close(from);
        posix.close(to);
        assertThat(calls.setUp(state, to)).isEqualTo(-9); // EBADF
        assertThat(posix.timeOfDay(arena.allocate(16, 8)))
                .isGreaterThan(1_700_000_000_000_000_000L);
    }
}
