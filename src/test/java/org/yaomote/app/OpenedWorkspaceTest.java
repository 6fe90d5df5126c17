package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;
import org.yaomote.store.ConfigLock;
import org.yaomote.store.ConfigStore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

class OpenedWorkspaceTest {
    private final ProxyConfig saved = Configs.small();

    @TempDir Path folder;
    private ConfigLock.Attempt lock;

    @BeforeEach
    void take() {
        lock = ConfigLock.take(store().file());
    }

    @AfterEach
    void giveBack() {
        if (lock instanceof ConfigLock.Attempt.Taken(var taken)) {
            taken.close();
        }
    }

    @Test
    void nothingSavedIsAnEmptyConfigurationThatIsKept() {
        OpenedWorkspace opened = OpenedWorkspace.from(store(), lock);

        assertThat(opened)
                .isEqualTo(
                        new OpenedWorkspace(ProxyConfig.EMPTY, ProxyConfig.EMPTY, true, List.of()));
    }

    @Test
    void aPendingDraftComesBackBesideWhatIsApplied() {
        store().save(saved);
        store().saveDraft(ProxyConfig.EMPTY);
        OpenedWorkspace opened = OpenedWorkspace.from(store(), lock);

        assertThat(opened.applied()).isEqualTo(saved);
        assertThat(opened.draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    @Test
    void aBrokenFileIsKeptAsideAndSaid() throws Exception {
        Files.writeString(store().file(), "{ broken");
        OpenedWorkspace opened = OpenedWorkspace.from(store(), lock);

        assertThat(opened.applied()).isEqualTo(ProxyConfig.EMPTY);
        assertThat(opened.isKept()).isTrue();
        assertThat(opened.notes()).extracting(Problem::code).contains("file.keptAside");
        assertThat(folder.toFile().list()).anyMatch(name -> name.contains(".broken-"));
    }

    @Test
    void aFileThatAnotherProcessHasIsNotWritten() {
        var other = new ConfigLock.Attempt.HeldBy(OptionalLong.of(7));
        OpenedWorkspace opened = OpenedWorkspace.from(store(), other);

        assertThat(opened.isKept()).isFalse();
        assertThat(opened.notes())
                .containsExactly(Problem.general("file.inUseBy", store().file(), "7"));
    }

    @Test
    void whereNothingCanBeWrittenTheReasonIsSaid() {
        var other = new ConfigLock.Attempt.NotWritable("read-only");
        OpenedWorkspace opened = OpenedWorkspace.from(store(), other);

        assertThat(opened.isKept()).isFalse();
        assertThat(opened.notes())
                .containsExactly(Problem.general("file.notWritable", store().file(), "read-only"));
    }

    private ConfigStore store() {
        return new ConfigStore(folder.resolve("yaomote.json"), Clock.systemUTC());
    }
}
