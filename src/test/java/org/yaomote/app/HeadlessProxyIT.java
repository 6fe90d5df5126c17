package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.events.EventLog;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.words.Words;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// What happens to a proxy without a window is said in words on the terminal.
class HeadlessProxyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream of) {
        return of.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aCertificateFileThatCannotBeUsedIsToldInWords() throws Exception {
        TestCertificates.selfSigned(KeyKind.EC, "a.example").writeBundle(folder, "a");
        String text =
                """
                ListenHTTPS
                    Address 127.0.0.1
                    Port %d
                    Cert "a.pem"
                    Service
                        BackEnd
                            Address 127.0.0.1
                            Port 9
                        End
                    End
                End
                """
                        .formatted(ScriptedBackend.refusingPort());
        Path file = Files.writeString(folder.resolve("pound.cfg"), text);
        var read = (ReadConfig.Sound) ConfigReader.read(file);
        Terminal terminal = new Terminal(Words.of(Locale.ENGLISH), stream(out), stream(err));
        Places places = new Places(folder, folder.resolve("access.log"));
        try (ProxyEngine engine = new ProxyEngine(places, 1, () -> new byte[32])) {
            HeadlessProxy proxy =
                    new HeadlessProxy(
                            terminal,
                            engine,
                            new HeadlessProxy.Origin(
                                    Optional.of(file),
                                    InstantSource.system(),
                                    new ReloadNotes(EventLog.inMemory(), InstantSource.system())),
                            new Handover.None());
            Thread serving =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            proxy.serve(
                                                    read.config(), text, () -> ControlDoor.NONE);
                                        } catch (InterruptedException _) {
                                            Thread.currentThread().interrupt();
                                        }
                                    });
            await().atMost(PATIENCE).until(() -> text(out).contains("listening"));
            TestCertificates.write(folder, "a.pem", "-----BEGIN CERTIFICATE-----\nMIIB");
            await().atMost(PATIENCE).until(() -> text(err).contains("stays in force:"));
            await().atMost(PATIENCE).until(() -> text(err).contains("a.pem"));
            assertThat(text(err)).contains("is damaged").doesNotContain("certificate.");
            TestCertificates.selfSigned(KeyKind.EC, "a.example").writeBundle(folder, "a");
            await().atMost(PATIENCE).until(() -> text(out).contains("are in force"));
            proxy.stop();
            serving.join(PATIENCE);
            assertThat(text(out)).contains("stopped");
        }
    }
}
