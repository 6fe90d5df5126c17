package org.yaomote.echo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Structures of Windows, octet by octet; nothing here is sent.
class WindowsReplyTest {
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

    @Test
    void aReplyOfIPv4IsTakenApart() {
        MemorySegment buffer = arena.allocate(WindowsReply.V4_SIZE, 8);
        MemorySegment.copy(
                HexFormat.of().parseHex("c0a80005"), 0, buffer, JAVA_BYTE, 0, Integer.BYTES);
        buffer.set(JAVA_INT, 8, 12);
        buffer.set(JAVA_SHORT, 12, (short) 56);
        buffer.set(JAVA_BYTE, 24, (byte) 128);

        assertThat(WindowsReply.v4(buffer))
                .isEqualTo(new WindowsReply(address("192.168.0.5"), 0, 12, 56, 128));
    }

    @Test
    void aReplyOfIPv6IsPackedAtItsBeginning() {
        MemorySegment buffer = arena.allocate(WindowsReply.V6_SIZE, 8);
        byte[] octets = InetAddress.ofLiteral("fe80::5").getAddress();
        MemorySegment.copy(octets, 0, buffer, JAVA_BYTE, 6, octets.length);
        buffer.set(ValueLayout.JAVA_INT_UNALIGNED, 22, 4);
        buffer.set(JAVA_INT, 28, 11_003);
        buffer.set(JAVA_INT, 32, 7);

        WindowsReply reply = WindowsReply.v6(buffer);
        assertThat(reply)
                .isEqualTo(
                        new WindowsReply(new EchoAddress(0xFE80L << 48, 5, 4), 11_003, 7, -1, 0));
        assertThat(reply.isReply()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "11002, 3/0, 1/0", "11003, 3/1, 1/3", "11004, 3/2, 1/1", "11005, 3/3, 1/4",
        "11009, 3/4, 2/0", "11013, 11/0, 3/0", "11014, 11/1, 3/1", "11010, none, none",
        "11050, none, none", "0, none, none"
    })
    void aStatusStandsForAnIcmpError(int status, String v4, String v6) {
        assertThat(text(WindowsReply.icmp(status, true))).isEqualTo(v4);
        assertThat(text(WindowsReply.icmp(status, false))).isEqualTo(v6);
    }

    private static String text(int icmp) {
        return icmp < 0 ? "none" : (icmp >> 8) + "/" + (icmp & 0xFF);
    }

    /// What we measured is finer, but it may contain a wait.
    @ParameterizedTest
    @CsvSource({
        "0, 345000, 345000",
        "0, 9000000, 999999",
        "12, 12345678, 12345678",
        "12, 5, 12000000"
    })
    void theTimeIsOursWithinTheMillisecondOfTheSystem(int millis, long measured, long nanos) {
        assertThat(new WindowsReply(address("10.0.0.1"), 0, millis, 1, 64).nanos(measured))
                .isEqualTo(nanos);
    }

    @Test
    void aRequestHasTheLayoutOfTheSystem() {
        MemorySegment to = WindowsRequest.newAddress(arena);
        WindowsRequest.write(to, new EchoAddress(0xFE80L << 48, 5, 4));

        assertThat(hex(to))
                .isEqualTo(
                        "17000000" + "00000000" + "fe800000000000000000000000000005" + "04000000");
        assertThat(hex(WindowsRequest.options(arena, 64, true)))
                .isEqualTo("40000200" + "000000000000000000000000");
        assertThat(WindowsRequest.number(address("192.168.0.5"))).isEqualTo(0x0500A8C0);
    }

    /// 40 for the reply, the data or 8, 8 for an ICMP error, 16 for the state of the call.
    @ParameterizedTest
    @CsvSource({"0, 72", "1, 72", "56, 120", "65500, 65564"})
    void theBufferHoldsTheLargestReply(int dataBytes, int least) {
        assertThat(WindowsRequest.bufferSize(dataBytes))
                .isGreaterThanOrEqualTo(least)
                .matches(size -> size % 16 == 0);
    }

    /// A call with other types than these would fail on Windows only.
    @Test
    void functionsAreDeclaredAsTheyAreCalled() {
        assertThat(WindowsCalls.sendEcho().toMethodType())
                .isEqualTo(
                        MethodType.methodType(
                                int.class,
                                MemorySegment.class,
                                MemorySegment.class,
                                MemorySegment.class,
                                MemorySegment.class,
                                int.class,
                                int.class,
                                MemorySegment.class,
                                short.class,
                                MemorySegment.class,
                                MemorySegment.class,
                                int.class,
                                int.class));
        assertThat(
                        WindowsCalls.sendEcho6()
                                .toMethodType()
                                .changeParameterType(4, int.class)
                                .changeParameterType(5, int.class))
                .isEqualTo(WindowsCalls.sendEcho().toMethodType());
    }

    @Test
    @SuppressWarnings("restricted")
    void theSystemSaysWhichRequestIsOver() throws Throwable {
        List<Integer> over = new ArrayList<>();
        MemorySegment callback = WindowsCalls.callback(arena, over::add);
        var call =
                Linker.nativeLinker()
                        .downcallHandle(
                                callback,
                                FunctionDescriptor.ofVoid(
                                        ValueLayout.ADDRESS, ValueLayout.ADDRESS, JAVA_INT));

        call.invokeExact(MemorySegment.ofAddress(999), MemorySegment.NULL, 0);
        call.invokeExact(MemorySegment.ofAddress(0), MemorySegment.NULL, 0);
        assertThat(over).containsExactly(999, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, LINUX",
        "Mac OS X, MAC",
        "Windows 11, WINDOWS",
        "Windows Server 2025, WINDOWS",
        "FreeBSD, LINUX",
        "'', LINUX"
    })
    void theSystemIsKnownByItsName(String name, EchoSystem system) {
        assertThat(EchoSystem.of(name)).isEqualTo(system);
    }
}
