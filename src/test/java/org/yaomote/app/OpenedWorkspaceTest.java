package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;
import org.yaomote.store.ConfigStore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

class OpenedWorkspaceTest {
    private final ProxyConfig saved = Configs.small();

    @TempDir Path folder;

    @Test
    void nothingSavedIsAnEmptyConfigurationThatIsKept() {
        OpenedWorkspace opened = OpenedWorkspace.from(store(), true);

        assertThat(opened)
                .isEqualTo(
                        new OpenedWorkspace(ProxyConfig.EMPTY, ProxyConfig.EMPTY, true, List.of()));
    }

    @Test
    void aPendingDraftComesBackBesideWhatIsApplied() {
        store().save(saved);
        store().saveDraft(ProxyConfig.EMPTY);
        OpenedWorkspace opened = OpenedWorkspace.from(store(), true);

        assertThat(opened.applied()).isEqualTo(saved);
        assertThat(opened.draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    @Test
    void aBrokenFileIsKeptAsideAndSaid() throws Exception {
        Files.writeString(store().file(), "{ broken");
        OpenedWorkspace opened = OpenedWorkspace.from(store(), true);

        assertThat(opened.applied()).isEqualTo(ProxyConfig.EMPTY);
        assertThat(opened.isKept()).isTrue();
        assertThat(opened.notes()).extracting(Problem::code).contains("file.keptAside");
        assertThat(folder.toFile().list()).anyMatch(name -> name.contains(".broken-"));
    }

    @Test
    void aFileThatAnotherProcessHasIsNotWritten() {
        OpenedWorkspace opened = OpenedWorkspace.from(store(), false);

        assertThat(opened.isKept()).isFalse();
        assertThat(opened.notes()).extracting(Problem::code).containsExactly("file.inUse");
    }

    private ConfigStore store() {
        return new ConfigStore(folder.resolve("yaomote.json"), Clock.systemUTC());
    }
}
