package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;

class RefusalTest {
    @Test
    void englishIsAlwaysUnderstood() {
        Refusal refusal = new Refusal("接続を拒否されました");

        assertThat(refusal.isIt(new ConnectException("Connection refused: getsockopt"))).isTrue();
        assertThat(refusal.isIt(new ConnectException("接続を拒否されました"))).isTrue();
    }

    @Test
    void classAndTextMustBothBeRight() {
        Refusal refusal = new Refusal("refused");

        assertThat(refusal.isIt(new ConnectException("Connection timed out"))).isFalse();
        assertThat(refusal.isIt(new ConnectException())).isFalse();
        assertThat(refusal.isIt(new NoRouteToHostException("refused"))).isFalse();
        assertThat(refusal.isIt(new IOException("Connection refused"))).isFalse();
    }
}
