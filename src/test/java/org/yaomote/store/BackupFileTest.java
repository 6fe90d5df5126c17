package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

class BackupFileTest {
    @TempDir Path home;

    private AppFolders folders() {
        return new AppFolders("Linux", Map.of("YAOMOTE_HOME", home.toString()), home);
    }

    private void put(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aBackupHasEverythingButKeysAndLogs() throws IOException {
        put("yaomote.json", "{\"a\": 1}");
        put("history/yaomote.json.20260101-000000-000", "{}");
        put("expectations.json", "[]");
        put("certificates/own.pem", "-----BEGIN PRIVATE KEY-----");
        put("authority/root.key", "secret");
        put("state/notes.properties", "a=b");
        put("state/yaomote.0.log", "line");
        Path zip = home.resolve("all.zip");
        assertThat(new BackupFile(zip).save(folders())).isEqualTo(new SaveResult.Saved());
        List<String> names = new ArrayList<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            file.stream().map(ZipEntry::getName).forEach(names::add);
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "yaomote.json",
                        "history/yaomote.json.20260101-000000-000",
                        "expectations.json",
                        "state/notes.properties");
        byte[] octets = Files.readAllBytes(zip);
        assertThat(BackupFile.isArchive(octets)).isTrue();
        assertThat(BackupFile.configuration(octets).map(EncodedText::text)).contains("{\"a\": 1}");
    }

    @Test
    void whatIsNoBackupHasNoConfiguration() throws IOException {
        put("other/file", "x");
        Path zip = home.resolve("empty.zip");
        assertThat(new BackupFile(zip).save(folders())).isEqualTo(new SaveResult.Saved());
        assertThat(BackupFile.configuration(Files.readAllBytes(zip))).isEmpty();
        byte[] broken = "PK\u0003\u0004broken".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(BackupFile.configuration(broken)).isEmpty();
    }
}
