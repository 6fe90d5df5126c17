package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.ChildJvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class ConfigLockIT {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("yaomote.json");
    }

    private ConfigLock take() {
        Optional<ConfigLock> lock = ConfigLock.take(file);
        assertThat(lock).isPresent();
        return lock.get();
    }

    private ChildJvm other(String answer) throws IOException {
        ChildJvm other = ChildJvm.start(LockHolder.class, file.toString());
        assertThat(other.line()).isEqualTo(answer);
        return other;
    }

    @Test
    void aSecondTakerInThisProcessGetsNothing() {
        try (ConfigLock _ = take()) {
            assertThat(ConfigLock.take(file)).isEmpty();
        }
        take().close();
    }

    @Test
    void aSecondTakerInThisProcessDoesNotLoseTheLock() throws IOException {
        try (ConfigLock _ = take()) {
            assertThat(ConfigLock.take(file)).isEmpty();
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
            assertThat(ConfigLock.take(file)).isEmpty();
            other.go();
            assertThat(other.line()).isEqualTo("closed");
            take().close();
        }
    }

    @Test
    void aKilledProcessHasGivenItBack() throws Exception {
        try (ChildJvm other = other("taken")) {
            assertThat(ConfigLock.take(file)).isEmpty();
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
            assertThat(ConfigLock.take(file)).isEmpty();
        }
    }

    @Test
    void aLinkAndItsTargetAreOneFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file.getFileName());
        try (ConfigLock _ = take()) {
            assertThat(ConfigLock.take(link)).isEmpty();
        }
    }

    @Test
    void whereThereCanBeNoFolderThereIsNoLock() throws IOException {
        Files.writeString(file, "{}");
        assertThat(ConfigLock.take(file.resolve("below").resolve("yaomote.json"))).isEmpty();
    }
}
