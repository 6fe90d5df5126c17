package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class CookieKeyFileIT {
    @TempDir Path folder;

    @Test
    void itIsMadeOnceAndReadFromThenOn() throws IOException {
        byte[] made = CookieKeyFile.in(folder.resolve("new")).octets();

        assertThat(made).hasSize(32);
        assertThat(CookieKeyFile.in(folder.resolve("new")).octets()).isEqualTo(made);
        assertThat(CookieKeyFile.in(folder.resolve("other")).octets()).isNotEqualTo(made);
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        CookieKeyFile.in(folder).octets();
        Path file = folder.resolve("cookie.key");

        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aCopyIsTheSameKey() throws IOException {
        byte[] made = CookieKeyFile.in(folder).octets();
        Path other = Files.createDirectory(folder.resolve("machine"));
        Files.copy(folder.resolve("cookie.key"), other.resolve("cookie.key"));

        assertThat(CookieKeyFile.in(other).octets()).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "c2VjcmV0", "#"})
    void whatIsNoKeyIsNeitherUsedNorReplacedNorShown(String text) throws IOException {
        Path file = folder.resolve("cookie.key");
        Files.writeString(file, text);

        assertThatThrownBy(() -> CookieKeyFile.in(folder).octets())
                .isInstanceOf(IOException.class)
                .hasMessage(file.toString());
        assertThat(file).hasContent(text);
    }
}
