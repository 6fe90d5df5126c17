package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.ChildJvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

class ConfigLockIT {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("yaomote.json");
    }

    private ConfigLock take() {
        if (ConfigLock.take(file) instanceof ConfigLock.Attempt.Taken(var lock)) {
            return lock;
        }
        throw new AssertionError("the lock of " + file + " is not free");
    }

    private static ConfigLock.Attempt heldBy(long pid) {
        return new ConfigLock.Attempt.HeldBy(OptionalLong.of(pid));
    }

    private ChildJvm other(String answer) throws IOException {
        ChildJvm other = ChildJvm.start(LockHolder.class, file.toString());
        assertThat(other.line()).isEqualTo(answer);
        return other;
    }

    @Test
    void aSecondTakerInThisProcessGetsNothing() {
        try (ConfigLock _ = take()) {
            assertThat(ConfigLock.take(file)).isInstanceOf(ConfigLock.Attempt.HeldBy.class);
        }
        take().close();
    }

    @Test
    void aSecondTakerInThisProcessDoesNotLoseTheLock() throws IOException {
        try (ConfigLock _ = take()) {
            assertThat(ConfigLock.take(file)).isInstanceOf(ConfigLock.Attempt.HeldBy.class);
            other("refused").close();
        }
    }

    @Test
    void anotherProcessGetsItOnlyAfterItIsGivenBack() throws IOException {
        try (ConfigLock _ = take()) {
            other("refused").close();
        }
        other("taken").close();
    }

    @Test
    void anotherProcessGivesItBackByClosing() throws IOException {
        try (ChildJvm other = other("taken")) {
            assertThat(ConfigLock.take(file)).isEqualTo(heldBy(other.pid()));
            other.go();
            assertThat(other.line()).isEqualTo("closed");
            take().close();
        }
    }

    @Test
    void aKilledProcessHasGivenItBack() throws Exception {
        try (ChildJvm other = other("taken")) {
            assertThat(ConfigLock.take(file)).isInstanceOf(ConfigLock.Attempt.HeldBy.class);
            other.kill();
        }
        take().close();
    }

    @Test
    void closingTwiceDoesNotGiveBackWhatAnotherTook() {
        ConfigLock first = take();
        first.close();
        try (ConfigLock _ = take()) {
            first.close();
            assertThat(ConfigLock.take(file)).isInstanceOf(ConfigLock.Attempt.HeldBy.class);
        }
    }

    @Test
    void aLinkAndItsTargetAreOneFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file.getFileName());
        try (ConfigLock _ = take()) {
            assertThat(ConfigLock.take(link)).isEqualTo(heldBy(ProcessHandle.current().pid()));
        }
    }

    @Test
    void whereThereCanBeNoFolderThereIsNoLock() throws IOException {
        Files.writeString(file, "{}");
        assertThat(ConfigLock.take(file.resolve("below").resolve("yaomote.json")))
                .isInstanceOf(ConfigLock.Attempt.NotWritable.class);
    }
}
