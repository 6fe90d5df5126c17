package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Setup;
import org.yaomote.tls.NamedFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A change of a certificate's file is told once, against what is in force.
class CertificateWatchTest {
    private static final ProxyConfig IN_FORCE = secure("cert.pem");

    @TempDir private Path folder = Path.of("");

    private CertificateWatch watch = new CertificateWatch(new NamedFiles(folder));

    private static ProxyConfig secure(String file) {
        return ProxyConfig.EMPTY.withListener(Setup.https("tls", "app", file));
    }

    @BeforeEach
    void putInForce() throws IOException {
        Files.writeString(folder.resolve("cert.pem"), "first");
        watch = new CertificateWatch(new NamedFiles(folder));
        watch.loading(IN_FORCE);
        watch.settled();
    }

    private int told(int looks) {
        int told = 0;
        for (int i = 0; i < looks; i++) {
            told += watch.hasChanged(IN_FORCE) ? 1 : 0;
        }
        return told;
    }

    @Test
    void aRefusedConfigurationWithOtherFilesIsNoChange() {
        watch.loading(secure("none.pem"));
        assertThat(told(5)).isZero();
    }

    @Test
    void anotherFileOfTheNameIsToldOnce() throws IOException {
        assertThat(told(3)).isZero();
        Files.writeString(folder.resolve("cert.pem"), "second, and longer");
        assertThat(told(5)).isOne();
    }

    @Test
    void aChangeBesideARefusalIsStillTold() throws IOException {
        Files.writeString(folder.resolve("cert.pem"), "second, and longer");
        watch.loading(IN_FORCE);
        assertThat(told(5)).isOne();
    }
}
