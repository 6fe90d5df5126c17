package org.yaomote.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

class FileBesideTest {
    @TempDir Path folder;

    private static FileBeside.Filling saying(String text) {
        return out -> out.write(text.getBytes(US_ASCII));
    }

    private String[] names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }

    @Test
    void whatIsThereStaysUntilTheNewOneIsWhole() throws IOException {
        Path place = Files.writeString(folder.resolve("a.txt"), "old");

        try (FileBeside beside = FileBeside.of(place, Mode.OWN_FILE, saying("new"))) {
            assertThat(place).hasContent("old");
            assertThat(beside.path()).hasContent("new").hasParent(folder);
            beside.replace();
        }

        assertThat(place).hasContent("new");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void whatNeverTakesItsPlaceIsGone() throws IOException {
        Path place = folder.resolve("a.txt");
        FileBeside.of(place, Mode.OWN_FILE, saying("new")).close();

        assertThatThrownBy(
                        () ->
                                FileBeside.of(
                                        place,
                                        Mode.OWN_FILE,
                                        out -> {
                                            out.write('h');
                                            throw new IOException("no more room");
                                        }))
                .hasMessage("no more room");
        assertThat(names()).isEmpty();
    }

    @Test
    void aPlaceThatIsTakenIsLeftAlone() throws IOException {
        Path place = folder.resolve("a.txt");
        try (FileBeside beside = FileBeside.of(place, Mode.OWN_FILE, saying("new"))) {
            Files.writeString(place, "theirs");
            assertThatThrownBy(beside::putNew).isInstanceOf(FileAlreadyExistsException.class);
        }

        assertThat(place).hasContent("theirs");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has neither")
    void pipesAreNotReplacedAndModesAreThereFromTheStart() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThatThrownBy(() -> FileBeside.of(pipe, Mode.OWN_FILE, saying("new")))
                .isInstanceOf(FileSystemException.class);

        Path place = folder.resolve("a.txt");
        try (FileBeside beside = FileBeside.of(place, Mode.OPEN_FILE, saying("new"))) {
            String mode =
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(beside.path()));
            assertThat(mode).isEqualTo("rw-r--r--");
        }
    }

    @Test
    void leftOversAreThoseOfProcessesThatAreNoMore() {
        long gone = Integer.MAX_VALUE - 1L;

        assertThat(FileBeside.isLeftOver(".a.json." + gone + ".tmp", "a.json")).isTrue();
        assertThat(FileBeside.isLeftOver(".a.json." + gone + ".tmp", "b")).isFalse();
        assertThat(FileBeside.isLeftOver("a.json", "a.json")).isFalse();
        long ours = ProcessHandle.current().pid();
        assertThat(FileBeside.isLeftOver(".a.json." + ours + ".tmp", "a.json")).isFalse();
    }
}
