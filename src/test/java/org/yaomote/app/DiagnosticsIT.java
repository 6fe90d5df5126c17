package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.diagnostics.Bundle;
import org.yaomote.store.AppFolders;
import org.yaomote.store.ConfigJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Canaries are put wherever a secret may stand; the bundle is then read for them.
class DiagnosticsIT {
    private static final String POUND =
            """
            ListenHTTP
                Address 127.0.0.1
                Port 8099
                SetHeader "Authorization: Bearer CANARY"
                Service
                    Header "Cookie: sid=CANARY"
                    URL "/a\\?key=CANARY"
                    SetHeader "X-Plain: CANARY"
                    SetQueryParam "t" "CANARY"
                    Redirect "https://bob:CANARY@example.org/?access_token=CANARY&a=1"
                End
                Service
                    Path "/shop"
                    Backend
                        Address 10.0.0.1
                        Port 80
                    End
                End
            End
            """;

    @TempDir Path home;

    private Bundle gathered() throws IOException {
        AppFolders folders = new AppFolders("Linux", Map.of("YAOMOTE_HOME", home.toString()), home);
        Files.createDirectories(folders.state());
        Path file = Files.writeString(home.resolve("pound.cfg"), POUND);
        ReadConfig read = ConfigReader.read(file);
        assertThat(read).isInstanceOf(ReadConfig.Sound.class);
        String json = ConfigJson.write(((ReadConfig.Sound) read).config());
        assertThat(json).contains("CANARY");
        Files.writeString(folders.configurationFile(), json);
        Files.writeString(
                folders.state().resolve("yaomote.0.log"),
                "INFO GET /?token=CANARY\nCookie: a=CANARY\nINFO listening\n");
        Files.writeString(
                folders.state().resolve("events.jsonl"), "{\"text\":\"Bearer CANARY\"}\n");
        Files.writeString(folders.state().resolve("crash-1.txt"), "password: CANARY\n");
        return new Diagnostics(folders, "1.2.3", InstantSource.system(), () -> "counts 7").gather();
    }

    @Test
    void noSecretIsInTheBundleAndWhatHelpsIs() throws IOException {
        Bundle bundle = gathered();
        Path file = home.resolve("out.zip");

        bundle.write(file);

        StringBuilder all = new StringBuilder();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                all.append(e.getName()).append('\n');
                all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(all.toString())
                .doesNotContain("CANARY")
                .contains("yaomote: 1.2.3", "counts 7", "listening", "10.0.0.1", "/shop")
                .contains(List.of("log.txt", "events.txt", "crash-1.txt", "threads.txt"));
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
}
