package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.condition.OS.LINUX;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

class FileWritingTest {
    @TempDir Path folder;

    private static FileContent content(String name, FileContent.Readers readers) {
        return new FileContent(name, name.getBytes(StandardCharsets.US_ASCII), readers);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisabledOnOs(value = WINDOWS, disabledReason = "Windows has no modes")
    void keysAreTheirOwnersAlone() throws Exception {
        Path key = folder.resolve("key.pem");
        Path open = folder.resolve("open.pem");
        Made.done(
                FileWriting.write(
                        key, content("key", FileContent.Readers.OWNER), FileWriting.Existing.KEEP));
        Made.done(
                FileWriting.write(
                        open, content("c", FileContent.Readers.ALL), FileWriting.Existing.KEEP));

        assertThat(mode(key)).isEqualTo("rw-------");
        assertThat(mode(open)).isEqualTo("rw-r--r--");
        assertThat(names()).containsExactly("key.pem", "open.pem");
    }

    /// What root renews for a program that acts for a user.
    @Test
    @EnabledOnOs(value = LINUX, disabledReason = "root gives files away")
    void whatRootReplacesKeepsItsOwnerExceptWhereEverybodyMayPutFiles() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "run by root");
        Path file = Files.writeString(folder.resolve("a.pem"), "old");
        Files.setAttribute(file, "unix:uid", 65534);
        FileContent content = content("new", FileContent.Readers.OWNER);

        Made.done(FileWriting.write(file, content, FileWriting.Existing.REPLACE));
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(65534);
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(file).hasContent("new");

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Made.done(FileWriting.write(file, content, FileWriting.Existing.REPLACE));
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
    }

    @Test
    void whatIsThereIsKeptUnlessItMayBeReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("a.pem"), "old");
        FileContent content = content("new", FileContent.Readers.OWNER);

        assertThat(Made.told(FileWriting.write(file, content, FileWriting.Existing.KEEP)))
                .containsExactly(FaultKind.FILE_EXISTS);
        assertThat(file).hasContent("old");
        Made.done(FileWriting.write(file, content, FileWriting.Existing.REPLACE));
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.pem");
    }

    @Test
    @DisabledOnOs(value = WINDOWS, disabledReason = "links need rights there")
    void aLinkStaysALink() throws Exception {
        Path file = Files.writeString(folder.resolve("real.pem"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.pem"), file);
        FileContent content = content("new", FileContent.Readers.OWNER);

        Made.done(FileWriting.write(link, content, FileWriting.Existing.REPLACE));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    @EnabledOnOs(value = LINUX, disabledReason = "pipes with names")
    void aPipeOrDeviceIsNeverReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        FileContent content = content("new", FileContent.Readers.OWNER);

        assertThat(Made.told(FileWriting.write(pipe, content, FileWriting.Existing.REPLACE)))
                .containsExactly(FaultKind.FILE_NOT_WRITTEN);

        assertThat(Files.exists(pipe)).isTrue();
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void severalFilesAreWrittenOrNone() throws Exception {
        Files.writeString(folder.resolve("two"), "old");
        List<FileContent> contents =
                List.of(
                        content("one", FileContent.Readers.ALL),
                        content("two", FileContent.Readers.OWNER));

        assertThat(Made.told(FileWriting.writeAll(folder, contents, FileWriting.Existing.KEEP)))
                .containsExactly(FaultKind.FILE_EXISTS);
        assertThat(names()).containsExactly("two");
    }

    @Test
    void aFolderThatIsNotThereIsAFault() {
        Path file = folder.resolve("no").resolve("a.pem");
        FileContent content = content("new", FileContent.Readers.OWNER);

        for (FileWriting.Existing existing : FileWriting.Existing.values()) {
            assertThat(Made.told(FileWriting.write(file, content, existing)))
                    .containsExactly(FaultKind.FILE_NOT_WRITTEN);
        }
    }
}
