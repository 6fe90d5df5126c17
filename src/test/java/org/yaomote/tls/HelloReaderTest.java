package org.yaomote.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLException;

/// RFC 8446 §5.1: a message may lie in any number of records, and these in any number of packets.
class HelloReaderTest {
    private static final String NAME = "host.test";

    private final HelloReader reader = new HelloReader();

    @AfterEach
    void release() {
        reader.release();
    }

    /// A message with nothing but a name.
    private static ByteBuf message() {
        ByteBuf body = Unpooled.buffer().writeShort(0x303).writeZero(32).writeByte(0);
        body.writeShort(2).writeShort(0x1301).writeByte(1).writeByte(0);
        int name = NAME.length();
        body.writeShort(name + 9).writeShort(0).writeShort(name + 5).writeShort(name + 3);
        body.writeByte(0).writeShort(name).writeCharSequence(NAME, StandardCharsets.US_ASCII);
        return Unpooled.buffer().writeByte(1).writeMedium(body.readableBytes()).writeBytes(body);
    }

    private static ByteBuf records(ByteBuf message, int longest) {
        ByteBuf records = Unpooled.buffer();
        while (message.isReadable()) {
            int length = Math.min(longest, message.readableBytes());
            records.writeByte(22).writeShort(0x301).writeShort(length).writeBytes(message, length);
        }
        return records;
    }

    private @Nullable ClientHello read(ByteBuf octets, int piece) throws SSLException {
        @Nullable ClientHello found = null;
        for (int at = 0; at < octets.writerIndex() && found == null; at += piece) {
            found = reader.read(octets, at, Math.min(at + piece, octets.writerIndex()));
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "1000, 1", "1000, 7", "1, 1000", "1, 1", "3, 4", "50, 60"})
    void itIsFoundHoweverItIsCut(int record, int packet) throws SSLException {
        ClientHello found = read(records(message(), record), packet);

        assertThat(found).isNotNull();
        assertThat(found.serverName()).isEqualTo(NAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void otherThingsAreLeftToTheHandshake(int packet) throws SSLException {
        ByteBuf request =
                Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII);

        assertThat(read(request, packet)).isEqualTo(ClientHello.SILENT);
    }

    @Test
    void aHelloLongerThanAnyIsRefused() {
        ByteBuf huge = Unpooled.buffer().writeByte(1).writeMedium(1 << 17).writeZero(100);

        assertThatThrownBy(() -> read(records(huge, 50), 1000)).isInstanceOf(SSLException.class);
    }

    @Test
    void recordsWithoutContentHaveAnEndToo() {
        ByteBuf empty = Unpooled.buffer();
        for (int i = 0; i < 30_000; i++) {
            empty.writeByte(22).writeShort(0x301).writeShort(0);
        }

        assertThatThrownBy(() -> read(empty, 1000)).isInstanceOf(SSLException.class);
    }
}
