package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.unix.Errors.NativeIoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// What the system says is in the user's language; only its numbers and the facts count.
class BindRefusalTest {
    private static final InetAddress OURS = InetAddress.getLoopbackAddress();

    @ParameterizedTest
    @CsvSource({
        "98, IN_USE",
        "48, IN_USE",
        "99, NO_ADDRESS",
        "49, NO_ADDRESS",
        "13, DENIED",
        "1, DENIED",
        "105, OTHER"
    })
    void theNumberDecidesWhateverTheLanguage(int errno, BindRefusal meaning) {
        NativeIoException failure = new NativeIoException("bind: 失敗", -errno, false);
        assertThat(BindRefusal.of(failure, OURS, 8080)).isEqualTo(meaning);
    }

    @Test
    void withoutANumberAnAddressOfAnotherComputerIsTold() throws UnknownHostException {
        InetAddress elsewhere = InetAddress.getByName("192.0.2.1");
        assertThat(BindRefusal.of(new BindException("x"), elsewhere, 8080))
                .isEqualTo(BindRefusal.NO_ADDRESS);
    }

    @Test
    void withoutANumberAPortOfOursIsInUse() {
        assertThat(BindRefusal.of(new BindException("使用中"), OURS, 8080))
                .isEqualTo(BindRefusal.IN_USE);
    }

    @Test
    void aLowPortMayBeDenied() {
        assertThat(BindRefusal.of(new BindException("Permission denied"), OURS, 80))
                .isEqualTo(BindRefusal.DENIED);
    }

    @Test
    void anythingElseIsNotGuessedAt() {
        assertThat(BindRefusal.of(new IOException("x"), OURS, 80)).isEqualTo(BindRefusal.OTHER);
    }
}
